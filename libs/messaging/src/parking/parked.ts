import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '#kernel';
import { Database, type Tx } from '#persistence';
import { crashPoint } from '#platform';
import type { IncomingMessage } from '../consuming/message.js';

export interface ParkRequest {
  readonly message: IncomingMessage;
  /** `retry`: failed, try again · `blocked`: waits behind an earlier one of its key · `dead`: can never succeed. */
  readonly state: 'retry' | 'blocked' | 'dead';
  /** Whether later messages of the key wait. A payload nobody can read blocks nothing: its key cannot be trusted. */
  readonly blocksKey: boolean;
  readonly code: ErrorCode;
  readonly detail: string;
}

export interface ParkedRow {
  readonly parked_id: string;
  readonly consumer_group: string;
  readonly message_key: string;
  readonly topic: string;
  readonly kafka_partition: number;
  readonly kafka_offset: string;
  readonly kafka_time_ms: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it came; never changed while the row is open. */
  readonly value: Buffer;
  /** A changed copy that is tried instead. */
  readonly edited_value: Buffer | null;
  readonly blocks_key: boolean;
  readonly state: string;
  readonly attempts: number;
  readonly first_failed_at: Date;
  readonly last_failed_at: Date;
  readonly error_code: string;
  readonly error_detail: string;
}

const MAX_DETAIL = 1_024;

/** The messages that wait or are dead, one row each with the original bytes. Only the key of a failed message waits; other keys flow. */
@Injectable()
export class Parked {
  constructor(private readonly database: Database) {}

  /** Of `keys`, those with a parked message in front of them. */
  async blockedKeys(group: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const rows = await this.database.statement<{ message_key: string }>(
      `select distinct message_key from messaging.parked where consumer_group = $1 and message_key = any($2) and state in ('retry', 'blocked', 'dead') and blocks_key`,
      [group, keys],
    );
    return new Set(rows.map((row) => row.message_key));
  }

  /** Idempotent by (group, topic, partition, offset): a redelivery parks nothing twice. */
  async park(group: string, requests: readonly ParkRequest[]): Promise<void> {
    await this.database.worker((tx) => this.parkIn(tx, group, requests));
    await crashPoint('park.inserted');
  }

  async parkIn(tx: Tx, group: string, requests: readonly ParkRequest[]): Promise<void> {
    for (const { message, state, blocksKey, code, detail } of requests) {
      await tx.query(
        `insert into messaging.parked (consumer_group, message_key, topic, kafka_partition, kafka_offset, kafka_time_ms, headers, value, state, blocks_key, attempts, next_at, error_code, error_detail)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp() + interval '1 second', $12, $13) on conflict do nothing`,
        [
          group,
          message.key ?? '',
          message.topic,
          message.partition,
          message.offset,
          message.timestampMs,
          JSON.stringify(Object.fromEntries(message.headers)),
          message.value,
          state,
          blocksKey,
          state === 'blocked' ? 0 : 1,
          code,
          detail.slice(0, MAX_DETAIL),
        ],
      );
    }
  }
}
