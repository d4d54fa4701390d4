import { setTimeout as sleep } from 'node:timers/promises';
import type { EventContext } from '#contracts';
import type { Database } from '#persistence';
import { type Tx } from '#persistence';
import { crashPoint, newSpanId, traceOf, type HealthState, type Logger, type Metrics, type Spans } from '#platform';
import type { KafkaPort } from '../kafka/kafka-port.js';
import { sendInBatches, type Outgoing } from './send-batches.js';
import { relaySignal } from './signals.js';
import { SHARDS } from './tables.js';

const PASS_ROWS = 2_000;
const POLL_MS = 250;
/** A pass takes a second or so; one that has not come to an end for this long stands still. */
const STUCK_MS = 15_000;
const LOCK_CLASS: Readonly<Record<EventContext, number>> = { intake: 7_201, casework: 7_202, delivery: 7_203 };

interface PendingRow extends Outgoing {
  readonly shard: number;
  readonly stream_id: string;
  readonly stream_version: number;
}

type Cursor = Pick<PendingRow, 'shard' | 'stream_id' | 'stream_version'>;
const START: Cursor = { shard: -1, stream_id: '00000000-0000-0000-0000-000000000000', stream_version: 0 };

/**
 * Publishes one context's pending events in (stream, version) order. It claims shards by transaction-scoped advisory locks, so any number of
 * relays may run and a lock dies with its connection; sends with acks from all replicas; deletes the pending rows after the acks. A crash in
 * between sends again (consumers drop by message id), never loses. A pass starts behind the last one's last row and wraps round, so no stream starves.
 */
export class Relay {
  private cursor: Cursor = START;
  private stopping = false;
  private loop: Promise<void> | null = null;
  private workedAt = performance.now();

  constructor(
    private readonly database: Database,
    private readonly context: EventContext,
    private readonly kafka: KafkaPort,
    private readonly tools: { readonly logger: Logger; readonly metrics: Metrics; readonly spans: Spans },
  ) {
    tools.metrics.count('hub_relay_published_total', { context }, 0);
    tools.metrics.count('hub_relay_failures_total', { context }, 0);
  }

  /** A broker that is away only delays: what is accepted meanwhile waits in the database. */
  health(): HealthState {
    return this.loop === null || performance.now() - this.workedAt < STUCK_MS ? 'up' : 'degraded';
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    relaySignal(this.context).raise();
    await this.loop;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping;) {
      try {
        const sent = await this.pass();
        failures = 0;
        this.workedAt = performance.now();
        this.tools.metrics.count('hub_relay_published_total', { context: this.context }, sent);
        if (sent === 0) await relaySignal(this.context).wait(POLL_MS);
      } catch (error) {
        failures += 1;
        this.tools.metrics.count('hub_relay_failures_total', { context: this.context });
        this.tools.logger.warn(
          { context: this.context, failures, error: error instanceof Error ? error.name : typeof error },
          'the relay could not publish and tries again',
        );
        if (failures % 3 === 2) await this.kafka.renew();
        await sleep(Math.min(100 * 2 ** failures, 3_000));
      }
    }
  }

  /** @returns how many events were published. */
  async pass(): Promise<number> {
    return this.database.worker(async (tx) => {
      const shards = await this.claim(tx);
      if (shards.length === 0) return 0;
      let rows = await this.read(tx, shards, this.cursor);
      if (rows.length === 0 && this.cursor !== START) {
        this.cursor = START;
        rows = await this.read(tx, shards, this.cursor);
      }
      if (rows.length === 0) return 0;
      await crashPoint('relay.claimed');
      const beganMs = this.tools.spans.nowMs();
      const refused = await sendInBatches(this.kafka.producer(), rows);
      await crashPoint('relay.sent');
      this.trace(rows, refused, beganMs);
      await this.settle(tx, rows, refused);
      await crashPoint('relay.deleted');
      this.cursor = rows.length < PASS_ROWS ? START : (rows.at(-1) ?? START);
      return rows.length - refused.size;
    });
  }

  private trace(rows: readonly PendingRow[], refused: ReadonlySet<Outgoing>, beganMs: number): void {
    const { spans } = this.tools;
    if (!spans.isOn) return;
    for (const row of rows) {
      const given = traceOf((name) => row.headers?.[name]);
      if (given === null) continue;
      const attributes = { 'messaging.system': 'kafka', 'messaging.destination.name': row.topic };
      spans.add({
        name: `publish ${row.topic}`,
        kind: 'producer',
        trace: { ...given, spanId: newSpanId() },
        parentSpanId: given.spanId,
        beganMs,
        failed: refused.has(row),
        attributes,
      });
    }
  }

  private async claim(tx: Tx): Promise<readonly number[]> {
    const [row] = await tx.query<{ shards: number[] | null }>(
      `select array_agg(s) filter (where pg_try_advisory_xact_lock($1, s)) as shards from (select distinct shard::int as s from ${this.context}.pending where parked_at is null) as waiting`,
      [LOCK_CLASS[this.context]],
    );
    return row?.shards?.filter((shard) => shard < SHARDS) ?? [];
  }

  private read(tx: Tx, shards: readonly number[], after: Cursor): Promise<PendingRow[]> {
    return tx.query<PendingRow>(
      `select p.shard, p.stream_id, p.stream_version, e.topic, e.message_key as key, e.headers, e.message as value
         from (select shard, stream_id, stream_version from ${this.context}.pending
                where shard = any($1) and parked_at is null and (shard, stream_id, stream_version) > ($2, $3, $4)
                order by shard, stream_id, stream_version limit ${PASS_ROWS}) p
         join ${this.context}.event e using (stream_id, stream_version) order by p.shard, p.stream_id, p.stream_version`,
      [shards, after.shard, after.stream_id, after.stream_version],
    );
  }

  /** A stream whose event the broker will never take is parked; its neighbours go on. */
  private async settle(tx: Tx, rows: readonly PendingRow[], refused: ReadonlySet<Outgoing>): Promise<void> {
    const sent = rows.filter((row) => !refused.has(row));
    await tx.query(
      `delete from ${this.context}.pending p using unnest($1::int[], $2::uuid[], $3::int[]) as s (shard, stream_id, stream_version)
        where p.shard = s.shard and p.stream_id = s.stream_id and p.stream_version = s.stream_version`,
      [sent.map((row) => row.shard), sent.map((row) => row.stream_id), sent.map((row) => row.stream_version)],
    );
    if (refused.size === 0) return;
    const streams = [...new Set(rows.filter((row) => refused.has(row)).map((row) => row.stream_id))];
    this.tools.logger.error({ context: this.context, streams }, 'the broker refuses an event for good: its stream is parked');
    await tx.query(`update ${this.context}.pending set attempts = attempts + 1, parked_at = clock_timestamp() where stream_id = any($1)`, [streams]);
  }
}
