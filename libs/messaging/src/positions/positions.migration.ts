import type { HubMigration } from '#persistence';

/** How far each group has read, as we know it ourselves: what the broker says can be set by anybody, and forgets. */
export const positionsMigration: HubMigration = {
  id: '20261124001050-positions-and-gaps',
  up: async (tx) => {
    await tx.query(`
      create table messaging.position (
        consumer_group  text        not null,
        topic           text        not null,
        kafka_partition int         not null,
        next_offset     bigint      not null,
        stored_at       timestamptz not null default clock_timestamp(),
        primary key (consumer_group, topic, kafka_partition)
      ) with (fillfactor = 50);
      create table messaging.gap (
        gap_id          bigint      generated always as identity primary key,
        consumer_group  text        not null,
        topic           text        not null,
        kafka_partition int         not null,
        kind            text        not null check (kind in ('RETENTION', 'SKIPPED', 'RESTARTED')),
        from_offset     bigint      not null,
        to_offset       bigint      not null,
        read_until      timestamptz not null,
        found_at        timestamptz not null default clock_timestamp(),
        settled_at      timestamptz,
        settled_by      text,
        settled_reason  text
      );
      create index gap_open on messaging.gap (gap_id) where settled_at is null;
      grant select, insert, update on messaging.position, messaging.gap to hub_worker;
    `);
  },
  down: async (tx) => {
    await tx.query('drop table messaging.gap, messaging.position');
  },
};
