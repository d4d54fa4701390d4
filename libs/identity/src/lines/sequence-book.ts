import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Instant } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK } from '#platform';
import { arrive, type Arrival, type Gap, type Sequence } from './sequence.js';

export interface Arrived {
  readonly arrival: Arrival;
  /** The number that would be next. */
  readonly expected: number;
  /** The first numbers that are missing. */
  readonly gaps: readonly Gap[];
}

/** A sender whose numbers jump about at random must not fill the database: beyond this the oldest gaps stay and no new one is opened. */
const MOST_GAPS = 1_000;

/** Which of the numbers that a partner gives what it sends (`X-Hub-Seq`) have come. Voluntary: who sends none has no gaps. */
@Injectable()
export class SequenceBook {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes note of numbers in the order given. @returns how the last of them stands */
  take(orgId: string, numbers: readonly number[]): Promise<Arrived> {
    return this.database.worker(async (tx) => {
      const before = await locked(tx, orgId, numbers[0] ?? 1);
      let known: Sequence | null = before;
      let arrival: Arrival = 'repeat';
      for (const seq of numbers) {
        const next: { readonly sequence: Sequence; readonly arrival: Arrival } = arrive(known, seq);
        if (next.sequence.gaps.length > MOST_GAPS) continue;
        ({ sequence: known, arrival } = next);
      }
      if (known !== null && known !== before) await keep(tx, orgId, { before, after: known, at: this.clock.now() });
      return { arrival, expected: known?.next ?? 1, gaps: (known?.gaps ?? []).slice(0, 10) };
    });
  }

  /** The partner begins its numbering anew: what is missing of the old one is given up. */
  async restart(tx: Tx, orgId: string, next: number): Promise<void> {
    await tx.query('delete from identity.line_gap where org_id = $1', [orgId]);
    await tx.query('insert into identity.line_seq (org_id, next_seq) values ($1, $2) on conflict (org_id) do update set next_seq = excluded.next_seq', [
      orgId,
      next,
    ]);
  }
}

/** The row of a sender is made with its first number, so that two requests of a new sender wait for each other. @returns null for the first */
async function locked(tx: Tx, orgId: string, first: number): Promise<Sequence | null> {
  const [made] = await tx.query('insert into identity.line_seq (org_id, next_seq) values ($1, $2) on conflict do nothing returning org_id', [orgId, first]);
  if (made) return null;
  const [row] = await tx.query<{ next_seq: string }>('select next_seq from identity.line_seq where org_id = $1 for update', [orgId]);
  const gaps = await tx.query<{ from_seq: string; to_seq: string }>('select from_seq, to_seq from identity.line_gap where org_id = $1 order by from_seq', [
    orgId,
  ]);
  return { next: Number(row?.next_seq ?? 1), gaps: gaps.map((gap) => ({ from: Number(gap.from_seq), to: Number(gap.to_seq) })) };
}

async function keep(
  tx: Tx,
  orgId: string,
  { before, after, at }: { readonly before: Sequence | null; readonly after: Sequence; readonly at: Instant },
): Promise<void> {
  const had = new Set((before?.gaps ?? []).map(({ from, to }) => `${from}-${to}`));
  const has = new Set(after.gaps.map(({ from, to }) => `${from}-${to}`));
  const gone = (before?.gaps ?? []).filter(({ from, to }) => !has.has(`${from}-${to}`));
  const fresh = after.gaps.filter(({ from, to }) => !had.has(`${from}-${to}`));
  await tx.query('delete from identity.line_gap where org_id = $1 and from_seq = any($2::bigint[])', [orgId, gone.map(({ from }) => from)]);
  await tx.query('insert into identity.line_gap (org_id, from_seq, to_seq, found_at) select $1, f, t, $4 from unnest($2::bigint[], $3::bigint[]) as g (f, t)', [
    orgId,
    fresh.map(({ from }) => from),
    fresh.map(({ to }) => to),
    at,
  ]);
  await tx.query('update identity.line_seq set next_seq = $2 where org_id = $1', [orgId, after.next]);
}
