import { Injectable } from '@nestjs/common';
import { Database } from '#persistence';

export interface Place {
  readonly topic: string;
  readonly partition: number;
  /** The first that is not taken to its end. */
  readonly offset: string;
}

/** How far each group has read, by our own record. Only ever goes forward: what is handled again was handled before. */
@Injectable()
export class Positions {
  constructor(private readonly database: Database) {}

  async keep(group: string, places: readonly Place[]): Promise<void> {
    await this.database.statement(
      `insert into messaging.position as t (consumer_group, topic, kafka_partition, next_offset) select $1, n, p, o from unnest($2::text[], $3::int[], $4::bigint[]) as x (n, p, o) order by n, p
       on conflict (consumer_group, topic, kafka_partition) do update set next_offset = greatest(t.next_offset, excluded.next_offset), stored_at = clock_timestamp()`,
      [group, places.map(({ topic }) => topic), places.map(({ partition }) => partition), places.map(({ offset }) => offset)],
    );
  }

  /** The place of one partition; null: never read. */
  async of(group: string, topic: string, partition: number): Promise<bigint | null> {
    const [row] = await this.database.statement<{ next_offset: string }>(
      'select next_offset from messaging.position where consumer_group = $1 and topic = $2 and kafka_partition = $3',
      [group, topic, partition],
    );
    return row ? BigInt(row.next_offset) : null;
  }

  all(groups: readonly string[]): Promise<readonly { readonly group: string; readonly topic: string; readonly partition: number; readonly next: string }[]> {
    return this.database.statement(
      'select consumer_group as "group", topic, kafka_partition as partition, next_offset as next from messaging.position where consumer_group = any($1) order by 1, 2, 3',
      [groups],
    );
  }
}
