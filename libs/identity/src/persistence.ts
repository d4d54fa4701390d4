import type { HubMigration } from '#persistence';
import { hubClockMigration } from './hub-clock/hub-clock.migration.js';
import { linesMigration } from './lines/lines.migration.js';

export const identityMigrations: readonly HubMigration[] = [
  {
    id: '20261124000200-create-identity',
    up: async (tx) => {
      await tx.query(`
        create schema identity;
        grant usage on schema identity to hub_worker, hub_app;
        create table identity.party (
          org_id        text        primary key,
          name          text        not null,
          kind          text        not null,
          district_code text        not null,
          uscc          text        not null,
          is_demo       boolean     not null,
          is_active     boolean     not null default true
        );
        create table identity.agreement (
          org_id         text    primary key references identity.party (org_id),
          uses_kafka     boolean not null default false,
          webhook_url    text,
          webhook_secret text,
          callback_url   text,
          is_drill       boolean not null default false,
          revision       int     not null default 1
        );
        create table identity.credential (
          key_hash   text        primary key,
          org_id     text        not null,
          scope      text        not null check (scope in ('door', 'institution', 'desk', 'operator')),
          door       text,
          made_at    timestamptz not null,
          ends_at    timestamptz
        );
        create table identity.person_key (
          key_id       uuid primary key,
          wrapped      bytea,
          destroyed_at timestamptz
        );
        create table identity.setting (name text primary key, value json not null);
        grant select, insert, update on identity.party, identity.agreement, identity.credential, identity.setting to hub_worker, hub_app;
        grant select, insert, update on identity.person_key to hub_worker;
        grant select on identity.person_key to hub_app;
        grant insert on identity.person_key to hub_app;
      `);
    },
    down: async (tx) => {
      await tx.query('drop schema identity cascade');
    },
  },
  {
    id: '20261124000210-superiors-and-supervisors',
    locks: 'a few dozen keys of parties',
    up: async (tx) => {
      await tx.query(`
        alter table identity.party add column superior_org_id text references identity.party (org_id);
        alter table identity.credential drop constraint credential_scope_check;
        alter table identity.credential add constraint credential_scope_check
          check (scope in ('door', 'institution', 'desk', 'operator', 'supervisor', 'mediation', 'court'));
      `);
    },
    down: async (tx) => {
      await tx.query(`
        delete from identity.credential where scope in ('supervisor', 'mediation', 'court');
        alter table identity.credential drop constraint credential_scope_check;
        alter table identity.credential add constraint credential_scope_check check (scope in ('door', 'institution', 'desk', 'operator'));
        alter table identity.party drop column superior_org_id;
      `);
    },
  },
  {
    id: '20261124000220-keys-of-persons-at-the-hub',
    up: async (tx) => {
      await tx.query('alter table identity.credential add column user_hash text');
    },
    down: async (tx) => {
      await tx.query('delete from identity.credential where user_hash is not null; alter table identity.credential drop column user_hash');
    },
  },
  hubClockMigration,
  linesMigration,
];
