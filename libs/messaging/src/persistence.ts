import type { HubMigration } from '#persistence';
import { collectorMigration } from './persistence/collector.migration.js';
import { parkedDeskMigration } from './parking/desk/parked-desk.migration.js';
import { positionsMigration } from './positions/positions.migration.js';

/** The schema `messaging`: what every context's consumers share. */
export const messagingMigrations: readonly HubMigration[] = [
  {
    id: '20261124000100-create-messaging',
    up: async (tx) => {
      await tx.query(`
        create schema messaging;
        grant usage on schema messaging to hub_worker, hub_app;
        create table messaging.inbox (
          consumer_group text        not null,
          message_id     uuid        not null,
          handled_at     timestamptz not null default clock_timestamp(),
          primary key (consumer_group, message_id)
        );
        create table messaging.parked (
          parked_id       bigint      generated always as identity primary key,
          consumer_group  text        not null,
          message_key     text        not null,
          topic           text        not null,
          kafka_partition int         not null,
          kafka_offset    bigint      not null,
          kafka_time_ms   bigint      not null,
          headers         json        not null,
          value           bytea       not null,
          state           text        not null check (state in ('retry', 'blocked', 'dead', 'resolved', 'discarded')),
          blocks_key      boolean     not null,
          attempts        int         not null default 0,
          next_at         timestamptz not null default clock_timestamp(),
          first_failed_at timestamptz not null default clock_timestamp(),
          last_failed_at  timestamptz not null default clock_timestamp(),
          error_code      text        not null,
          error_detail    text        not null,
          published_at    timestamptz,
          settled_by      text,
          settled_reason  text,
          unique (consumer_group, topic, kafka_partition, kafka_offset)
        );
        create index parked_open on messaging.parked (consumer_group, message_key, parked_id) where state in ('retry', 'blocked', 'dead');
        create index parked_due on messaging.parked (consumer_group, next_at) where state = 'retry';
        create index parked_unpublished on messaging.parked (parked_id) where state = 'dead' and published_at is null;
        grant select, insert, update, delete on messaging.inbox, messaging.parked to hub_worker;
        grant select on messaging.parked to hub_app;
        grant select, insert on messaging.inbox to hub_app;
      `);
    },
    down: async (tx) => {
      await tx.query('drop schema messaging cascade');
    },
  },
  collectorMigration,
  parkedDeskMigration,
  positionsMigration,
];
