import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '#kernel';
import { Database, type Tx } from '#persistence';
import { Health, LOGGER, Metrics, type Logger } from '#platform';
import type { Admin } from '../kafka/kafka-client.js';
import { KafkaPort } from '../kafka/kafka-port.js';
import { gapOf, type OffsetGap, type Standing } from './gap.js';
import { Positions } from './positions.js';

const NAMED = `gap_id as "gapId", consumer_group as "group", topic, kafka_partition as partition, kind, from_offset as "from", to_offset as "to",
  to_char(read_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "readUntil", to_char(found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "foundAt"`;

/** A gap as an operator sees it. */
export type NamedGap = JsonObject & { readonly gapId: string };

/**
 * Finds messages that a group will never read: deleted by retention while it was away, passed over because somebody set its offsets, gone with a topic
 * that was made anew. The client library goes on silently in each of these. A gap is written down once, before the first message behind it is handled, and stays an urgent note until a person settles it.
 */
@Injectable()
export class GapWatch {
  private open = 0;

  constructor(
    private readonly database: Database,
    private readonly kafka: KafkaPort,
    private readonly positions: Positions,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
    health: Health,
  ) {
    health.note('message-gaps', () =>
      this.open === 0 ? null : { urgent: true, text: `有消息未被读取 · messages were never read: ${this.open}（npx hub gaps ls）` },
    );
  }

  /** Before the first batch of a partition that begins behind our place. @throws when the broker or the database is away: the batch waits then */
  async check(group: string, topic: string, partition: number): Promise<void> {
    const next = await this.positions.of(group, topic, partition);
    if (next === null) return;
    await this.withAdmin((admin) => this.note(admin, { group, topic, places: new Map([[partition, next]]) }));
  }

  /** All partitions that these groups have read: for gaps behind which nothing comes. @returns how many were found */
  async look(groups: readonly string[]): Promise<number> {
    const known = await this.positions.all(groups);
    const places = new Map<string, Map<number, bigint>>();
    for (const { group, topic, partition, next } of known) {
      const key = `${group} ${topic}`;
      places.set(key, (places.get(key) ?? new Map<number, bigint>()).set(partition, BigInt(next)));
    }
    const found = await this.withAdmin(async (admin) => {
      let sum = 0;
      for (const [key, partitions] of places) {
        const [group = '', topic = ''] = key.split(' ');
        sum += await this.note(admin, { group, topic, places: partitions });
      }
      return sum;
    });
    this.open = (await this.list()).length;
    this.metrics.gauge('hub_message_gaps', {}, this.open);
    return found;
  }

  /** Open ones, oldest first. */
  list(): Promise<readonly NamedGap[]> {
    return this.database.statement<NamedGap>(`select ${NAMED} from messaging.gap where settled_at is null order by gap_id limit 200`);
  }

  /** @returns whether it was open */
  async settle(gapId: string, by: string, reason: string): Promise<boolean> {
    const rows = await this.database.statement(
      'update messaging.gap set settled_at = clock_timestamp(), settled_by = $2, settled_reason = $3 where gap_id = $1 and settled_at is null returning gap_id',
      [gapId, by, reason],
    );
    this.open = (await this.list()).length;
    return rows.length > 0;
  }

  private async note(admin: Admin, where: Where): Promise<number> {
    const { group, topic } = where;
    const standings = await standingsOf(admin, where);
    let found = 0;
    for (const [partition, standing] of standings) {
      const gap = gapOf(standing);
      if (gap && (await this.database.worker((tx) => write(tx, { group, topic, partition, gap, next: standing.next })))) {
        found += 1;
        this.open += 1;
        const { kind, from, to } = gap;
        this.logger.error(
          { code: 'HUB_MESSAGE_GAP', group, topic, partition, kind, from: String(from), to: String(to) },
          'messages of a topic will never be read',
        );
      }
    }
    return found;
  }

  private async withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.client.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}

interface Where {
  readonly group: string;
  readonly topic: string;
  readonly places: ReadonlyMap<number, bigint>;
}

async function standingsOf(admin: Admin, { group, topic, places }: Where): Promise<ReadonlyMap<number, Standing>> {
  const [ends, offsets] = await Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId: group, topics: [topic] })]);
  const committed = new Map((offsets[0]?.partitions ?? []).map(({ partition, offset }) => [partition, BigInt(offset)]));
  return new Map(
    ends.flatMap(({ partition, low, high }) => {
      const next = places.get(partition);
      const at = committed.get(partition) ?? -1n;
      return next === undefined ? [] : [[partition, { next, low: BigInt(low), high: BigInt(high), committed: at < 0n ? null : at }]];
    }),
  );
}

interface Found {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly gap: OffsetGap;
  readonly next: bigint;
}

/** Writes the gap and moves our place behind it, if our place is still what the gap was judged by. @returns whether it was */
async function write(tx: Tx, { group, topic, partition, gap, next }: Found): Promise<boolean> {
  const [place] = await tx.query<{ stored_at: Date }>(
    `select stored_at from messaging.position where consumer_group = $1 and topic = $2 and kafka_partition = $3 and next_offset = $4 for update`,
    [group, topic, partition, String(next)],
  );
  if (!place) return false;
  await tx.query(
    `insert into messaging.gap (consumer_group, topic, kafka_partition, kind, from_offset, to_offset, read_until) values ($1, $2, $3, $4, $5, $6, $7)`,
    [group, topic, partition, gap.kind, String(gap.from), String(gap.to), place.stored_at],
  );
  const behind = gap.kind === 'RESTARTED' ? gap.from : gap.to;
  await tx.query('update messaging.position set next_offset = $4 where consumer_group = $1 and topic = $2 and kafka_partition = $3', [
    group,
    topic,
    partition,
    String(behind),
  ]);
  return true;
}
