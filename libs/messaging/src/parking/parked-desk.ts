import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#kernel';
import { Database } from '#persistence';
import type { ParkedRow } from './parked.js';

const OPEN = `state in ('retry', 'blocked', 'dead')`;

const summary = (row: ParkedRow): JsonObject => ({
  parkedId: row.parked_id,
  group: row.consumer_group,
  key: row.message_key.slice(0, 100),
  topic: row.topic,
  partition: row.kafka_partition,
  offset: row.kafka_offset,
  state: row.state,
  attempts: row.attempts,
  code: row.error_code,
  detail: row.error_detail,
  firstFailedAt: row.first_failed_at.toISOString(),
  lastFailedAt: row.last_failed_at.toISOString(),
});

/** What an operator does with messages that were set aside: look, try again, give up with a reason. Bytes are never shown, only their length. */
@Injectable()
export class ParkedDesk {
  constructor(private readonly database: Database) {}

  /** Open ones, oldest first. */
  async list(limit: number): Promise<readonly JsonObject[]> {
    const rows = await this.database.worker((tx) => tx.query<ParkedRow>(`select * from messaging.parked where ${OPEN} order by parked_id limit $1`, [limit]));
    return rows.map(summary);
  }

  async show(parkedId: string): Promise<JsonObject | null> {
    const [row] = await this.database.worker((tx) => tx.query<ParkedRow>('select * from messaging.parked where parked_id = $1', [parkedId]));
    return row ? { ...summary(row), bytes: row.value.length, headers: { ...row.headers } } : null;
  }

  /** Tries a message again at once. @returns whether it was still open */
  async retry(parkedId: string, by: string): Promise<boolean> {
    const rows = await this.database.worker((tx) =>
      tx.query(
        `update messaging.parked set state = 'retry', attempts = 0, blocks_key = true, next_at = clock_timestamp(), settled_by = $2 where parked_id = $1 and state in ('retry', 'dead') returning parked_id`,
        [parkedId, by],
      ),
    );
    return rows.length > 0;
  }

  /** Gives a message up: the next of its key go on. Its row and its dead letter stay as evidence. @returns whether it was still open */
  async discard(parkedId: string, by: string, reason: string): Promise<boolean> {
    const rows = await this.database.worker((tx) =>
      tx.query(`update messaging.parked set state = 'discarded', settled_by = $2, settled_reason = $3 where parked_id = $1 and ${OPEN} returning parked_id`, [
        parkedId,
        by,
        reason,
      ]),
    );
    return rows.length > 0;
  }

  /** Open messages by group and state. */
  counts(): Promise<readonly { readonly group: string; readonly state: string; readonly count: number }[]> {
    return this.database.worker((tx) =>
      tx.query<{ group: string; state: string; count: number }>(
        `select consumer_group as "group", state, count(*)::int as count from messaging.parked where ${OPEN} group by 1, 2 order by 1, 2`,
      ),
    );
  }
}
