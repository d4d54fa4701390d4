import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { audit, type Hand } from './audit.js';

/** A message that cannot be acted on so any more (or never was there) is refused with `settled`. */
export type ActOutcome = 'done' | 'settled';

/** An earlier message of the same key that still holds it up. */
const BEHIND = `exists (select 1 from messaging.parked q where q.consumer_group = p.consumer_group and q.message_key = p.message_key and q.parked_id < p.parked_id
  and q.blocks_key and q.state in ('retry', 'blocked', 'dead'))`;

/** Puts messages back in line: the first of its key is tried at once, one behind another waits for it. @returns the ids that were still open */
export async function backInLine(tx: Tx, parkedIds: readonly string[], by: Hand): Promise<readonly string[]> {
  const rows = await tx.query<{ parked_id: string }>(
    `update messaging.parked p set state = case when ${BEHIND} then 'blocked' else 'retry' end, attempts = 0, next_at = clock_timestamp(), settled_by = $2
      where parked_id = any($1::bigint[]) and state in ('retry', 'dead') returning parked_id`,
    [parkedIds, by.orgId],
  );
  return rows.map((row) => row.parked_id);
}

/** What an operator does with one parked message. Each act and its audit row are one transaction; the order of a case is kept by every one of them. */
@Injectable()
export class ParkedActs {
  constructor(private readonly database: Database) {}

  /** Tries it again now, with a fresh count of tries. */
  retry(parkedId: string, by: Hand, reason: string | null): Promise<ActOutcome> {
    return this.act(async (tx) => {
      const open = await backInLine(tx, [parkedId], by);
      await audit(tx, { kind: 'retry', by, reason, parkedIds: open });
      return open.length > 0;
    });
  }

  /** Lets the next messages of its key go on while this one stays open. */
  skip(parkedId: string, by: Hand, reason: string): Promise<ActOutcome> {
    return this.act(async (tx) => {
      const rows = await tx.query(
        `update messaging.parked set blocks_key = false, state = 'dead', settled_by = $2 where parked_id = $1 and blocks_key and state in ('retry', 'dead') returning parked_id`,
        [parkedId, by.orgId],
      );
      if (rows.length > 0) await audit(tx, { kind: 'skip', by, reason, parkedIds: [parkedId] });
      return rows.length > 0;
    });
  }

  /** Gives it up: the next of its key go on. Its row, its bytes and its dead letter stay as evidence. */
  discard(parkedId: string, by: Hand, reason: string): Promise<ActOutcome> {
    return this.act(async (tx) => {
      const rows = await tx.query(
        `update messaging.parked set state = 'discarded', settled_by = $2, settled_reason = $3 where parked_id = $1 and state in ('retry', 'blocked', 'dead') returning parked_id`,
        [parkedId, by.orgId, reason],
      );
      if (rows.length > 0) await audit(tx, { kind: 'discard', by, reason, parkedIds: [parkedId] });
      return rows.length > 0;
    });
  }

  /** Who did what and why, newest first; of one message or of all. */
  history(parkedId: string | null, limit: number): Promise<readonly JsonObject[]> {
    return this.database.worker((tx) =>
      tx.query<JsonObject>(
        `select action_id as "actionId", parked_id as "parkedId", replay_id as "replayId", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, by_org as "byOrg", by_person as "byPerson", kind, reason, detail
           from messaging.parked_action where $1::bigint is null or parked_id = $1 order by action_id desc limit $2`,
        [parkedId, limit],
      ),
    );
  }

  private async act(work: (tx: Tx) => Promise<boolean>): Promise<ActOutcome> {
    return (await this.database.worker(work)) ? 'done' : 'settled';
  }
}
