import { createEventTables, keepEventsInline } from '#messaging';
import type { HubMigration } from '#persistence';
import { notices } from './notices.migration.js';
import { pushLanes } from './push-lanes.migration.js';

export const deliveryMigrations: readonly HubMigration[] = [
  {
    id: '20261124000500-create-delivery',
    up: async (tx) => {
      await tx.query(`
        create schema delivery;
        grant usage on schema delivery to hub_worker, hub_app;
        ${createEventTables('delivery')}
        create table delivery.push (
          push_id      uuid        primary key,
          endpoint     text        not null,
          party        text        not null,
          order_key    text        not null,
          media_type   text        not null,
          body         bytea       not null,
          state        text        not null check (state in ('waiting', 'delivered', 'given-up')),
          attempts     int         not null default 0,
          next_at      timestamptz not null,
          made_at      timestamptz not null,
          last_status  int,
          last_error   text,
          seq          bigint      generated always as identity
        );
        create index push_due on delivery.push (next_at) where state = 'waiting';
        create index push_order on delivery.push (party, order_key, seq) where state = 'waiting';
        create table delivery.endpoint_state (
          party           text        primary key,
          failing_since   timestamptz,
          failures        int         not null default 0,
          closed_until    timestamptz,
          disabled_at     timestamptz
        );
        grant select, insert, update, delete on delivery.push, delivery.endpoint_state to hub_worker;
      `);
    },
    down: async (tx) => {
      await tx.query('drop schema delivery cascade');
    },
  },
  {
    id: '20261124000510-keep-delivery-events-inline',
    up: async (tx) => {
      await tx.query(keepEventsInline('delivery'));
    },
    down: async (tx) => {
      await tx.query('alter table delivery.event alter column message set storage extended; alter table delivery.event reset (toast_tuple_target)');
    },
  },
  pushLanes,
  notices,
];
