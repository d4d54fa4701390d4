import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#persistence';
import { newId } from '#platform';
import { messageOf } from '../retrier.js';
import type { ParkedRow } from '../parked.js';
import { audit, type Hand } from './audit.js';
import { backInLine } from './parked-acts.js';
import { Redelivery, type Rehearsal } from './redelivery.js';

export interface ReplayOrder {
  readonly group: string;
  readonly code: string;
  /** Null: whatever topic they came on. */
  readonly topic: string | null;
  /** Messages put back in line a second, 1–1,000. */
  readonly perSecond: number;
  readonly reason: string;
}

export interface GroupReplay extends Omit<ReplayOrder, 'reason'> {
  readonly replayId: string;
  readonly state: 'running' | 'done' | 'stopped';
  /** Put back in line so far. */
  readonly moved: number;
  /** Dead ones of the group that are still to come. */
  readonly left: number;
}

/** How the first of each key would end, by verdict; what stands behind another of its key is only counted. */
export type ReplayForecast = Readonly<Record<Rehearsal['verdict'] | 'behind-another', number>> & { readonly looked: number; readonly dead: number };

const MOST_REHEARSED = 200;
const COLUMNS = `replay_id as "replayId", consumer_group as "group", error_code as code, topic, per_second as "perSecond", state, moved`;
const OF_GROUP = `consumer_group = $1 and error_code = $2 and ($3::text is null or topic = $3) and state = 'dead'`;

/** Puts a whole group of dead messages back in line, so many a second, oldest first: its cause is gone. It goes on where it was after a crash. */
@Injectable()
export class GroupReplays {
  constructor(
    private readonly database: Database,
    private readonly redelivery: Redelivery,
  ) {}

  /** What a replay would do, tried on up to 200 of the messages with every change undone. */
  async forecast({ group, code, topic }: Pick<ReplayOrder, 'group' | 'code' | 'topic'>): Promise<ReplayForecast> {
    const rows = await this.database.worker((tx) =>
      tx.query<ParkedRow>(`select * from messaging.parked where ${OF_GROUP} order by parked_id limit ${MOST_REHEARSED}`, [group, code, topic]),
    );
    const [all] = await this.database.worker((tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from messaging.parked where ${OF_GROUP}`, [group, code, topic]),
    );
    const counts = { 'would-change': 0, 'already-applied': 0, 'would-fail': 0, unknown: 0, 'behind-another': 0 };
    const keys = new Set<string>();
    for (const row of rows) {
      if (row.blocks_key && keys.has(row.message_key)) counts['behind-another'] += 1;
      else counts[(await this.redelivery.rehearse(group, messageOf(row))).verdict] += 1;
      keys.add(row.message_key);
    }
    return { ...counts, looked: rows.length, dead: all?.n ?? 0 };
  }

  /** @returns null where no dead message is of that group */
  start({ group, code, topic, perSecond, reason }: ReplayOrder, by: Hand): Promise<GroupReplay | null> {
    const replayId = newId();
    return this.database.worker(async (tx) => {
      const [made] = await tx.query(
        `insert into messaging.parked_replay (replay_id, consumer_group, error_code, topic, per_second, state, until_parked_id)
         select $4, $1, $2, $3, $5, 'running', max(parked_id) from messaging.parked where ${OF_GROUP} having count(*) > 0 returning replay_id`,
        [group, code, topic, replayId, perSecond],
      );
      if (!made) return null;
      await audit(tx, { kind: 'replay', by, reason, replayId, detail: { group, code, topic, perSecond } });
      return read(tx, replayId);
    });
  }

  show(replayId: string): Promise<GroupReplay | null> {
    return this.database.worker((tx) => read(tx, replayId));
  }

  /** What was put back in line stays there. @returns whether it still ran */
  stop(replayId: string, by: Hand, reason: string): Promise<boolean> {
    return this.database.worker(async (tx) => {
      const rows = await tx.query(`update messaging.parked_replay set state = 'stopped' where replay_id = $1 and state = 'running' returning replay_id`, [
        replayId,
      ]);
      if (rows.length > 0) await audit(tx, { kind: 'replay-stop', by, reason, replayId });
      return rows.length > 0;
    });
  }

  /** One step of every running replay. Any number of processes may call it: each replay is moved by one at a time, by as many as its rate allows since its last step. */
  pass(): Promise<number> {
    return this.database.worker(async (tx) => {
      const running = await tx.query<GroupReplay & { readonly allowed: number; readonly at: string; readonly until: string }>(
        `select ${COLUMNS}, at_parked_id as at, until_parked_id as until, least(per_second, greatest(0, floor(per_second * extract(epoch from clock_timestamp() - passed_at))))::int as allowed
           from messaging.parked_replay where state = 'running' for update skip locked`,
      );
      let moved = 0;
      for (const replay of running) if (replay.allowed > 0) moved += await this.step(tx, replay);
      return moved;
    });
  }

  private async step(tx: Tx, replay: GroupReplay & { readonly allowed: number; readonly at: string; readonly until: string }): Promise<number> {
    const rows = await tx.query<{ parked_id: string }>(
      `select parked_id from messaging.parked where ${OF_GROUP} and parked_id > $4 and parked_id <= $5 order by parked_id limit $6`,
      [replay.group, replay.code, replay.topic, replay.at, replay.until, replay.allowed],
    );
    const ids = rows.map((row) => row.parked_id);
    const moved = await backInLine(tx, ids, { orgId: `replay:${replay.replayId}`, person: null });
    await tx.query(
      `update messaging.parked_replay set moved = moved + $2, at_parked_id = coalesce($3::bigint, at_parked_id), passed_at = clock_timestamp(), state = case when $4 then 'done' else state end where replay_id = $1`,
      [replay.replayId, moved.length, ids.at(-1) ?? null, ids.length < replay.allowed],
    );
    return moved.length;
  }
}

async function read(tx: Tx, replayId: string): Promise<GroupReplay | null> {
  const [row] = await tx.query<GroupReplay>(
    `select ${COLUMNS}, (select count(*)::int from messaging.parked p where p.consumer_group = r.consumer_group and p.error_code = r.error_code and (r.topic is null or p.topic = r.topic)
        and p.state = 'dead' and p.parked_id > r.at_parked_id and p.parked_id <= r.until_parked_id) as left
       from messaging.parked_replay r where replay_id = $1`,
    [replayId],
  );
  return row ?? null;
}
