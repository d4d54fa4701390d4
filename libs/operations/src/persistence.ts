import type { HubMigration } from '#persistence';

/** The schema `operations`: what the hub noticed about its partners and about itself. */
export const operationsMigrations: readonly HubMigration[] = [
  {
    id: '20261124001030-create-operations',
    up: async (tx) => {
      await tx.query(`
        create schema operations;
        grant usage on schema operations to hub_worker, hub_app;
        create table operations.line_alarm (
          org_id      text        not null,
          direction   text        not null check (direction in ('in', 'out')),
          last_at     timestamptz not null,
          noticed_at  timestamptz not null,
          chance      double precision not null,
          missed_hours int        not null,
          cleared_at  timestamptz,
          primary key (org_id, direction, noticed_at)
        );
        create unique index line_alarm_open on operations.line_alarm (org_id, direction) where cleared_at is null;
        create table operations.reconciliation (
          day         date        not null,
          door        text        not null,
          received    int         not null,
          registered  int         not null,
          duplicate   int         not null,
          quarantined int         not null,
          refused     int         not null,
          dead        int         not null,
          on_the_way  int         not null,
          difference  int         not null,
          missing     jsonb       not null,
          made_at     timestamptz not null,
          primary key (day, door)
        );
        grant select, insert, update on operations.line_alarm, operations.reconciliation to hub_worker;
      `);
    },
    down: async (tx) => {
      await tx.query('drop schema operations cascade');
    },
  },
];
