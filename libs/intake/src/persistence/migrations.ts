import { createEventTables, keepEventsInline } from '#messaging';
import type { HubMigration } from '#persistence';
import { doorHeardMigration } from './door-heard.migration.js';
import { ledgerMigration } from '../ledger/ledger.migration.js';

const ORDERS = `
  create table intake.source_order (
    referral_id       uuid        primary key,
    door              text        not null,
    source_order_no   text        not null,
    latest_version    int         not null,
    content_hash      text        not null,
    stream_version    int         not null,
    command_version   int         not null default 0,
    is_drill          boolean     not null,
    first_received_at timestamptz not null,
    changed_at        timestamptz not null,
    unique (door, source_order_no)
  ) with (fillfactor = 80);
  create table intake.order_version (
    referral_id    uuid        not null references intake.source_order,
    source_version int         not null,
    content_hash   text        not null,
    outcome        text        not null check (outcome in ('accepted', 'updated', 'stale')),
    archive_id     uuid        not null,
    received_at    timestamptz not null,
    primary key (referral_id, source_version)
  );
  create table intake.raw_archive (
    archive_id      uuid        primary key,
    referral_id     uuid        not null,
    door            text        not null,
    source_order_no text        not null,
    source_version  int         not null,
    media_type      text        not null,
    bytes_sha256    text        not null,
    key_id          text        not null,
    sealed          text        not null,
    received_at     timestamptz not null
  );
  create index raw_archive_referral on intake.raw_archive (referral_id);
  create table intake.source_conflict (
    conflict_id    uuid        primary key,
    referral_id    uuid        not null references intake.source_order,
    source_version int         not null,
    content_hash   text        not null,
    archive_id     uuid        not null,
    noted_at       timestamptz not null,
    unique (referral_id, source_version, content_hash)
  );
  create table intake.command_record (
    door            text        not null,
    command_id      uuid        not null,
    body_hash       text        not null,
    referral_id     uuid        not null,
    received_at     timestamptz not null,
    primary key (door, command_id)
  );`;

const STATUSES = `
  create table intake.status_stream (
    status_key       uuid   primary key,
    door             text   not null,
    source_order_no  text   not null,
    last_seq         int    not null,
    stream_version   int    not null,
    last_code        text,
    referral_no      text,
    referral_version int
  ) with (fillfactor = 70);
  create table intake.status (
    door       text        not null,
    position   bigint      not null,
    status_key uuid        not null references intake.status_stream,
    seq        int,
    code       text        not null,
    body       text        not null,
    event_id   uuid        not null unique,
    told_at    timestamptz not null,
    primary key (door, position)
  );
  create index status_of_order on intake.status (status_key, position);
  create unique index status_seq on intake.status (status_key, seq) where seq is not null;`;

const BATCHES = `
  create table intake.batch (
    batch_id       uuid        primary key,
    door           text        not null,
    org_id         text        not null,
    media_type     text        not null,
    header         jsonb,
    file_sha256    text,
    is_drill       boolean     not null,
    state          text        not null check (state in ('uploading', 'running', 'done')),
    bytes          bigint      not null default 0,
    row_count      int         not null default 0,
    rows_done      int         not null default 0,
    chunk_count    int         not null default 0,
    chunks_done    int         not null default 0,
    accepted       int         not null default 0,
    duplicate      int         not null default 0,
    refused        int         not null default 0,
    conflict       int         not null default 0,
    received_at    timestamptz not null,
    finished_at    timestamptz
  ) with (fillfactor = 50);
  create unique index batch_file on intake.batch (door, file_sha256) where state <> 'uploading';
  create index batch_open on intake.batch (chunks_done, batch_id) where state = 'running';
  create table intake.batch_chunk (
    batch_id  uuid not null references intake.batch on delete cascade,
    chunk_no  int  not null,
    first_row int  not null,
    row_count int  not null,
    sealed    text not null,
    primary key (batch_id, chunk_no)
  );
  create table intake.batch_refusal (
    batch_id uuid  not null references intake.batch on delete cascade,
    row_no   int   not null,
    outcome  text  not null check (outcome in ('refused', 'conflict')),
    code     text  not null,
    faults   jsonb not null,
    sealed   text  not null,
    primary key (batch_id, row_no)
  );`;

const GRANTS = `
  grant usage on schema intake to hub_worker, hub_app;
  grant select, insert, update on intake.source_order, intake.status_stream to hub_worker;
  grant select, insert on intake.order_version, intake.raw_archive, intake.source_conflict, intake.command_record, intake.status to hub_worker;
  grant select, insert, update, delete on intake.batch, intake.batch_chunk, intake.batch_refusal to hub_worker;
  grant select on intake.source_order, intake.status_stream, intake.status, intake.batch, intake.batch_refusal to hub_app;`;

/** The schema `intake`: orders as received, what became of them, and the statuses sent back. */
export const intakeMigrations: readonly HubMigration[] = [
  {
    id: '20261124000300-create-intake',
    up: async (tx) => {
      for (const ddl of ['create schema intake', createEventTables('intake'), ORDERS, STATUSES, BATCHES, GRANTS]) await tx.query(ddl);
    },
    down: async (tx) => {
      await tx.query('drop schema intake cascade');
    },
  },
  {
    id: '20261124000310-index-statuses-by-day',
    locks: 'before the first release: no status was told yet',
    up: async (tx) => {
      await tx.query('create index status_of_day on intake.status (door, told_at)');
    },
    down: async (tx) => {
      await tx.query('drop index intake.status_of_day');
    },
  },
  {
    id: '20261124000320-keep-intake-events-inline',
    up: async (tx) => {
      await tx.query(keepEventsInline('intake'));
    },
    down: async (tx) => {
      await tx.query('alter table intake.event alter column message set storage extended; alter table intake.event reset (toast_tuple_target)');
    },
  },
  doorHeardMigration,
  ledgerMigration,
];
