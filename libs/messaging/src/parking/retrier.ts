import type { ErrorCode } from '#kernel';
import type { Database } from '#persistence';
import { crashPoint } from '#platform';
import type { IncomingMessage, Outcome } from '../consuming/message.js';
import type { ParkedRow } from './parked.js';

const MAX_ATTEMPTS = 12;
// A try is bounded by the time-outs of its transaction; after a kill the key waits no longer than this.
const LEASE_SECONDS = 15;
const CAP_SECONDS = 900;

/** Handles one message again, exactly as the runner would. */
export type Redeliver = (message: IncomingMessage) => Promise<Outcome>;

/**
 * Tries the parked messages of one group again, oldest first inside a key: 1 s · 2ⁿ with full jitter, at most 15 minutes apart, 12 times; then
 * the message is dead and its key stays blocked until an operator retries or discards it. A lease stands in for a lock: a crash only delays.
 */
export class Retrier {
  constructor(
    private readonly database: Database,
    private readonly group: string,
    private readonly redeliver: Redeliver,
    private readonly random: () => number = Math.random,
  ) {}

  /** @returns how many messages were tried. */
  async pass(): Promise<number> {
    await this.unblock();
    const due = await this.claim();
    if (due.length > 0) await crashPoint('retry.claimed');
    for (const row of due) await this.retry(row);
    return due.length;
  }

  /** A message that waited behind one that has since been settled is next. */
  private async unblock(): Promise<void> {
    await this.database.worker((tx) =>
      tx.query(
        `update messaging.parked p set state = 'retry', next_at = clock_timestamp() where p.consumer_group = $1 and p.state = 'blocked' and not exists (
           select 1 from messaging.parked q where q.consumer_group = $1 and q.message_key = p.message_key and q.parked_id < p.parked_id and q.state in ('retry', 'blocked', 'dead') and q.blocks_key)`,
        [this.group],
      ),
    );
  }

  private claim(): Promise<ParkedRow[]> {
    return this.database.worker((tx) =>
      tx.query<ParkedRow>(
        `update messaging.parked set next_at = clock_timestamp() + make_interval(secs => $2) where parked_id in (
           select parked_id from messaging.parked p where consumer_group = $1 and state = 'retry' and next_at <= clock_timestamp() and not exists (
             select 1 from messaging.parked q where q.consumer_group = $1 and q.message_key = p.message_key and q.parked_id < p.parked_id and q.state in ('retry', 'blocked', 'dead') and q.blocks_key)
           order by parked_id limit 50 for update skip locked)
         returning *`,
        [this.group, LEASE_SECONDS],
      ),
    );
  }

  private async retry(row: ParkedRow): Promise<void> {
    const outcome = await this.redeliver(messageOf(row)).catch((error: unknown): Outcome => ({
      park: 'HUB_HANDLER_FAILED',
      detail: error instanceof Error ? error.constructor.name : 'unknown',
    }));
    await crashPoint('retry.effect-done');
    if (outcome === 'done' || outcome === 'duplicate') {
      await this.settle(row, 'resolved', null, '');
    } else if ('dead' in outcome) {
      await this.settle(row, 'dead', outcome.dead, outcome.detail);
    } else if (row.attempts + 1 >= MAX_ATTEMPTS) {
      await this.settle(row, 'dead', outcome.park, outcome.detail);
    } else {
      await this.again(row, outcome.park, outcome.detail);
    }
  }

  private async settle(row: ParkedRow, state: 'resolved' | 'dead', code: ErrorCode | null, detail: string): Promise<void> {
    await this.database.worker((tx) =>
      tx.query(
        `update messaging.parked set state = $2, attempts = attempts + 1, last_failed_at = clock_timestamp(), error_code = coalesce($3, error_code),
           error_detail = case when $3::text is null then error_detail else $4 end, value = case when $2 = 'resolved' and published_at is null and edited_value is null then ''::bytea else value end where parked_id = $1`,
        [row.parked_id, state, code, detail.slice(0, 1_024)],
      ),
    );
  }

  private async again(row: ParkedRow, code: ErrorCode, detail: string): Promise<void> {
    const ceiling = Math.min(CAP_SECONDS, 2 ** row.attempts);
    await this.database.worker((tx) =>
      tx.query(
        `update messaging.parked set attempts = attempts + 1, last_failed_at = clock_timestamp(), next_at = clock_timestamp() + make_interval(secs => $2), error_code = $3, error_detail = $4 where parked_id = $1`,
        [row.parked_id, Math.max(0.1, this.random() * ceiling), code, detail.slice(0, 1_024)],
      ),
    );
  }
}

export const messageOf = (row: ParkedRow): IncomingMessage => ({
  topic: row.topic,
  partition: row.kafka_partition,
  offset: row.kafka_offset,
  key: row.message_key,
  headers: new Map(Object.entries(row.headers)),
  value: row.edited_value ?? row.value,
  timestampMs: Number(row.kafka_time_ms),
});
