import { Injectable } from '@nestjs/common';
import type { StatusCode } from '#contracts';
import type { JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { initialReferral, replay, type Referral } from '#referral';
import { codesOfTransaction } from '../project/status-codes.js';
import type { CaseFacts } from '../work/case.js';
import { LegalTimeSource } from '../legal-time.source.js';
import type { LegalTime } from '../work/clock-effects.js';
import { replayedClocks, sameClocks } from '../work/clock-replay.js';
import { isIntact, type EventLine } from '../work/chain.js';
import { eventOf } from '../work/recorder.js';
import { loadClocks } from '../work/store.js';

/** The whole path of a case, from its own history: codes and ids only. */
export interface Trace {
  readonly referralId: string;
  readonly referralNo: string;
  readonly source: { readonly system: string; readonly orderNo: string; readonly part: number; readonly door: string | null };
  readonly status: string;
  readonly version: number;
  readonly events: readonly {
    readonly version: number;
    readonly streamVersion: number;
    readonly type: string;
    readonly at: string;
    readonly actor: string;
    readonly data: JsonObject;
  }[];
  readonly receipt: JsonObject | null;
  readonly clocks: readonly JsonObject[];
  /** What the door must have been told, in order: derived from history alone. */
  readonly expectedStatuses: readonly StatusCode[];
  readonly chainIntact: boolean;
  readonly replayAgrees: boolean;
  /** Whether the history alone gives the same time limits as those that are stored. */
  readonly clocksAgree: boolean;
  readonly unpublished: number;
}

interface Found {
  readonly referral_id: string;
  readonly referral_no: string;
  readonly state: Referral;
  readonly facts: CaseFacts;
}

/** Reads what happened to a case, for operators: trace, check and audit. */
@Injectable()
export class Traces {
  constructor(
    private readonly database: Database,
    private readonly legalTime: LegalTimeSource,
  ) {}

  /** Every case that `name` may mean: a referral number, a referralId or a source order number. */
  trace(name: string): Promise<readonly Trace[]> {
    return this.database.worker(async (tx) => {
      const found = await tx.query<Found>(
        `select referral_id, referral_no, state, facts from casework.referral where referral_no = $1 or source_order_no = $1 or referral_id::text = $1 order by part, referral_no limit 20`,
        [name],
      );
      const traces: Trace[] = [];
      const law = await this.legalTime.fresh(tx);
      for (const row of found) traces.push(await traceOf(tx, row, law));
      return traces;
    });
  }
}

async function traceOf(tx: Tx, row: Found, law: LegalTime): Promise<Trace> {
  const lines = await tx.query<EventLine>('select stream_version, message, prev_hash, hash from casework.event where stream_id = $1 order by stream_version', [
    row.referral_id,
  ]);
  const [receipt] = await tx.query<{ receipt: JsonObject }>(
    `select p.receipt from casework.receipt p join casework.event e on e.stream_id = p.referral_id and e.event_id = p.event_id where p.referral_id = $1 order by e.stream_version desc limit 1`,
    [row.referral_id],
  );
  const [pending] = await tx.query<{ count: string }>('select count(*) as count from casework.pending where stream_id = $1', [row.referral_id]);
  const clocks = (await loadClocks(tx, [row.referral_id])).get(row.referral_id) ?? [];
  const read = lines.map((line) => ({ line, ...eventOf(line.message) }));
  const replayed = replay(
    read.map(({ event }) => event),
    initialReferral,
  );
  return {
    referralId: row.referral_id,
    referralNo: row.referral_no,
    source: { system: row.state.sourceSystem, orderNo: row.state.sourceOrderNo, part: row.state.part, door: row.state.door },
    status: row.state.status,
    version: row.state.version,
    events: read.map(({ line, event, version, actor }) => {
      const { type, at, ...data } = event;
      return { version, streamVersion: line.stream_version, type, at, actor: `${actor.orgId}/${actor.role}`, data: data };
    }),
    receipt: receipt?.receipt ?? null,
    clocks: clocks.map((clock) => JSON.parse(JSON.stringify(clock)) as JsonObject),
    expectedStatuses: expected(read),
    chainIntact: isIntact(lines),
    replayAgrees: replayed.status === row.state.status && replayed.version === row.state.version,
    clocksAgree: sameClocks(
      clocks,
      replayedClocks(
        row.referral_id,
        read.map(({ event }) => event),
        law,
      ),
    ),
    unpublished: Number(pending?.count ?? 0),
  };
}

/** Groups the history by what caused it and asks the one table which codes each transaction tells. */
function expected(read: readonly ReturnType<typeof eventOf>[]): readonly StatusCode[] {
  const codes: StatusCode[] = [];
  let state = initialReferral;
  for (let start = 0; start < read.length;) {
    let end = start;
    while (end < read.length && read[end]?.causationId === read[start]?.causationId) end += 1;
    const events = read.slice(start, end).map(({ event }) => event);
    state = replay(events, state);
    codes.push(...codesOfTransaction(events, state.status).map(({ code }) => code));
    start = end;
  }
  return codes;
}
