import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#kernel';
import { Database } from '#persistence';
import type { ParkedRow } from '../parked.js';

const OPEN = `state in ('retry', 'blocked', 'dead')`;

export interface ParkedFilter {
  readonly group: string | null;
  readonly code: string | null;
  readonly topic: string | null;
  readonly key: string | null;
  readonly state: 'retry' | 'blocked' | 'dead' | null;
  /** Decimal `parkedId` of the last one seen. */
  readonly after: string;
  readonly limit: number;
}

/** Open messages that failed in the same way at the same place: usually one cause, and one decision. */
export interface ParkedGroup {
  readonly group: string;
  readonly code: string;
  readonly topic: string;
  readonly retry: number;
  readonly blocked: number;
  readonly dead: number;
  readonly keys: number;
  readonly oldestAt: string;
  readonly newestAt: string;
  /** The oldest of them: one to look at. */
  readonly example: string;
}

/** One parked message without its bytes. */
export type ParkedSummary = JsonObject & { readonly parkedId: string };

const summary = (row: ParkedRow): ParkedSummary => ({
  parkedId: row.parked_id,
  group: row.consumer_group,
  key: row.message_key.slice(0, 100),
  topic: row.topic,
  partition: row.kafka_partition,
  offset: row.kafka_offset,
  state: row.state,
  blocksKey: row.blocks_key,
  attempts: row.attempts,
  code: row.error_code,
  detail: row.error_detail,
  isEdited: row.edited_value !== null,
  firstFailedAt: row.first_failed_at.toISOString(),
  lastFailedAt: row.last_failed_at.toISOString(),
});

/** What an operator sees of the messages that were set aside. Bytes are shown by `PayloadDesk` alone, to a named person with a reason. */
@Injectable()
export class ParkedDesk {
  constructor(private readonly database: Database) {}

  /** Open ones, oldest first. */
  async list({ group, code, topic, key, state, after, limit }: ParkedFilter): Promise<readonly ParkedSummary[]> {
    const rows = await this.database.worker((tx) =>
      tx.query<ParkedRow>(
        `select * from messaging.parked where ${OPEN} and parked_id > $1 and ($2::text is null or consumer_group = $2) and ($3::text is null or error_code = $3)
            and ($4::text is null or topic = $4) and ($5::text is null or message_key = $5) and ($6::text is null or state = $6)
          order by parked_id limit $7`,
        [after, group, code, topic, key, state, limit],
      ),
    );
    return rows.map(summary);
  }

  /** By error and place, the largest first. */
  groups(): Promise<readonly ParkedGroup[]> {
    return this.database.worker((tx) =>
      tx.query<ParkedGroup>(
        `select consumer_group as "group", error_code as code, topic, count(*) filter (where state = 'retry')::int as retry, count(*) filter (where state = 'blocked')::int as blocked,
                count(*) filter (where state = 'dead')::int as dead, count(distinct message_key)::int as keys, to_char(min(first_failed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestAt",
                to_char(max(last_failed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "newestAt", min(parked_id)::text as example
           from messaging.parked where ${OPEN} group by 1, 2, 3 order by count(*) desc, 1, 2, 3 limit 200`,
      ),
    );
  }

  async show(parkedId: string): Promise<JsonObject | null> {
    const [row] = await this.database.worker((tx) => tx.query<ParkedRow>('select * from messaging.parked where parked_id = $1', [parkedId]));
    return row ? { ...summary(row), bytes: row.value.length, sha256: createHash('sha256').update(row.value).digest('hex'), headers: { ...row.headers } } : null;
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
