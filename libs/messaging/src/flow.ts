import { Injectable } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { Database } from '#persistence';
import { KafkaPort } from './kafka/kafka-port.js';

/** How one context's outgoing events stand. */
export interface RelayFlow {
  readonly recorded: number;
  readonly waiting: number;
  readonly oldestWaitingMs: number;
}

/** The numbers that say whether anything is stuck: unpublished events of a context, unread messages of a group. */
@Injectable()
export class Flow {
  constructor(
    private readonly database: Database,
    private readonly kafka: KafkaPort,
  ) {}

  async relay(context: EventContext): Promise<RelayFlow> {
    const [row] = await this.database.worker((tx) =>
      tx.query<{ recorded: string; waiting: string; oldest_ms: string | null }>(
        `select (select count(*) from ${context}.event) as recorded, count(*) as waiting, extract(epoch from clock_timestamp() - min(recorded_at)) * 1000 as oldest_ms from ${context}.pending`,
      ),
    );
    return { recorded: Number(row?.recorded ?? 0), waiting: Number(row?.waiting ?? 0), oldestWaitingMs: Math.round(Number(row?.oldest_ms ?? 0)) };
  }

  /** Every event that waits, those of streams that the broker refused apart. The table holds what waits and nothing else, so it is small. */
  async pending(context: EventContext): Promise<{ readonly waiting: number; readonly refused: number; readonly oldestMs: number }> {
    const [row] = await this.database.statement<{ waiting: number; refused: number; oldest_ms: number | null }>(
      `select count(*) filter (where parked_at is null)::int as waiting, count(*) filter (where parked_at is not null)::int as refused,
              (extract(epoch from clock_timestamp() - min(recorded_at) filter (where parked_at is null)) * 1000)::float as oldest_ms from ${context}.pending`,
    );
    return { waiting: row?.waiting ?? 0, refused: row?.refused ?? 0, oldestMs: Math.max(0, row?.oldest_ms ?? 0) };
  }

  /**
   * What waits for the relay of `context`, counted no further than `limit`: cheap at any size. Streams that the broker refused for good are
   * an operator's matter and hold up nothing.
   */
  async backlog(context: EventContext, limit: number): Promise<{ readonly waiting: number; readonly oldestMs: number }> {
    const [row] = await this.database.statement<{ waiting: number; oldest_ms: number | null }>(
      `select count(*)::int as waiting, (extract(epoch from clock_timestamp() - min(recorded_at)) * 1000)::float as oldest_ms
         from (select recorded_at from ${context}.pending where parked_at is null limit $1) as first_ones`,
      [limit],
    );
    return { waiting: row?.waiting ?? 0, oldestMs: Math.round(row?.oldest_ms ?? 0) };
  }

  /** Messages of `topic` that `group` has not taken to an end yet. @throws when the broker is away */
  async lag(group: string, topic: string): Promise<{ readonly taken: number; readonly waiting: number }> {
    const admin = this.kafka.client.admin();
    await admin.connect();
    try {
      const [ends, committed] = await Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId: group, topics: [topic] })]);
      const at = new Map((committed[0]?.partitions ?? []).map(({ partition, offset }) => [partition, Math.max(0, Number(offset))]));
      const taken = ends.reduce((sum, { partition }) => sum + (at.get(partition) ?? 0), 0);
      return { taken, waiting: ends.reduce((sum, { partition, offset }) => sum + Number(offset) - (at.get(partition) ?? 0), 0) };
    } finally {
      await admin.disconnect();
    }
  }
}
