import { createEventTables, keepEventsInline } from '#messaging';
import type { HubMigration } from '#persistence';
import { calendarByNotice } from './calendar.migration.js';
import { archiveMigration } from './archive.migration.js';
import { boundRefusals, refusalsByParty } from './refusals.migration.js';

const OWN = ['referral', 'content', 'assignment', 'clock', 'visibility', 'receipt'];

/** Row security: the worker sees all; an HTTP path sees what a visibility row gives its party, the desk sees all; unset = nothing. */
const rowSecurity = (table: string): string => `
  alter table casework.${table} enable row level security;
  alter table casework.${table} force row level security;
  create policy worker on casework.${table} to hub_worker using (true) with check (true);
  create policy owner on casework.${table} to current_user using (true) with check (true);
  create policy party on casework.${table} to hub_app using (casework.may_see(referral_id)) with check (casework.may_see(referral_id) or current_setting('app.scope', true) = 'desk');
  grant select, insert, update on casework.${table} to hub_worker, hub_app;
`;

/**
 * The history of a case is read by who may see the case. What recipients are told has streams of its own that no visibility row names: an HTTP
 * path writes them and never reads them. A party reads the answers of its own commands only.
 */
const SECURE_EVENTS = `
  alter table casework.event enable row level security;
  alter table casework.event force row level security;
  create policy worker on casework.event to hub_worker using (true) with check (true);
  create policy owner on casework.event to current_user using (true) with check (true);
  create policy reader on casework.event for select to hub_app using (casework.may_see(stream_id));
  create policy writer on casework.event for insert to hub_app with check (true);
  alter table casework.command_log enable row level security;
  alter table casework.command_log force row level security;
  create policy worker on casework.command_log to hub_worker using (true) with check (true);
  create policy owner on casework.command_log to current_user using (true) with check (true);
  create policy party on casework.command_log to hub_app using (party = nullif(current_setting('app.party', true), '')) with check (party = nullif(current_setting('app.party', true), ''));
`;

export const caseworkMigrations: readonly HubMigration[] = [
  {
    id: '20261124000300-create-casework',
    up: async (tx) => {
      await tx.query(`create schema casework; grant usage on schema casework to hub_worker, hub_app; ${createEventTables('casework')}`);
      await tx.query(`
        create table casework.referral (
          referral_id     uuid        primary key,
          referral_no     text        not null unique,
          source_system   text        not null,
          source_order_no text        not null,
          part            smallint    not null,
          door            text,
          status          text        not null,
          version         int         not null,
          stream_version  int         not null,
          last_hash       text        not null,
          lead_org_id     text,
          matter_type     text,
          urgency         text        not null,
          complainant_key text,
          business_line   text,
          is_drill        boolean     not null,
          received_at     timestamptz not null,
          updated_at      timestamptz not null,
          state           json        not null,
          facts           json        not null,
          outbound        json        not null,
          unique (source_system, source_order_no, part)
        );
        create index referral_open_person on casework.referral (complainant_key) where complainant_key is not null and status not in ('CLOSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'MERGED', 'TRANSFERRED_OUT', 'ARCHIVED');
        create index referral_triage on casework.referral (received_at, referral_id) where status in ('TRIAGE', 'PENDING_DISPATCH', 'QUARANTINED');
        create table casework.content (
          referral_id uuid        not null,
          content_id  uuid        not null,
          kind        text        not null,
          key_id      text        not null,
          sealed      text        not null,
          created_at  timestamptz not null,
          primary key (referral_id, content_id)
        );
        create table casework.receipt (
          referral_id uuid not null,
          event_id    uuid not null,
          receipt     json not null,
          primary key (referral_id, event_id)
        );
        create table casework.assignment (
          assignment_id uuid        primary key,
          referral_id   uuid        not null,
          org_id        text        not null,
          role          text        not null,
          status        text        not null,
          offered_at    timestamptz not null
        );
        create index assignment_of_referral on casework.assignment (referral_id);
        create index assignment_of_org on casework.assignment (org_id, status);
        create table casework.clock (
          clock_id      uuid        primary key,
          referral_id   uuid        not null,
          assignment_id uuid,
          rule_id       text        not null,
          rule_version  text        not null,
          kind          text        not null,
          article       text        not null,
          state         text        not null check (state in ('RUNNING', 'STOPPED')),
          started_at    timestamptz not null,
          due_at        timestamptz not null,
          due_on        date        not null,
          stopped_at    timestamptz,
          provisional   boolean     not null,
          why           json        not null
        );
        create index clock_of_referral on casework.clock (referral_id);
        create index clock_running on casework.clock (due_at) where state = 'RUNNING';
        create table casework.visibility (
          referral_id uuid        not null,
          party       text        not null,
          role        text        not null,
          since       timestamptz not null,
          until       timestamptz,
          primary key (referral_id, party, role)
        );
        create table casework.command_log (
          party       text        not null,
          key_hash    text        not null,
          fingerprint text        not null,
          referral_id uuid        not null,
          command     text        not null,
          answer      json,
          at          timestamptz not null,
          primary key (party, key_hash)
        );
        create table casework.inbox_item (
          party       text        not null,
          position    bigint      not null,
          referral_id uuid        not null,
          item        json        not null,
          at          timestamptz not null,
          primary key (party, position)
        );
        create table casework.referral_no_day (day date primary key, last int not null);
        create table casework.calendar_year (year int primary key, status text not null, notice text, arrangement json not null);
        create table casework.sla_policy (rule_version text not null, urgency text not null, policy json not null, primary key (rule_version, urgency));
        create table casework.rule_set (version text primary key, data json not null, state text not null check (state in ('active', 'refused', 'superseded')), problems json, loaded_at timestamptz not null);
        grant select, insert, update on casework.command_log, casework.referral_no_day to hub_worker, hub_app;
        grant select, insert on casework.inbox_item to hub_worker, hub_app;
        grant select, insert, update on casework.calendar_year, casework.sla_policy, casework.rule_set to hub_worker;
        grant select on casework.calendar_year, casework.sla_policy, casework.rule_set to hub_app;
        create function casework.may_see(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $f$
          select current_setting('app.scope', true) = 'desk' or exists (
            select 1 from casework.visibility v where v.referral_id = wanted and v.party = nullif(current_setting('app.party', true), '')
               and (v.until is null or v.until > nullif(current_setting('app.now', true), '')::timestamptz))
        $f$;
      `);
      await tx.query(OWN.map(rowSecurity).join('\n'));
      await tx.query(`
        alter table casework.inbox_item enable row level security;
        alter table casework.inbox_item force row level security;
        create policy worker on casework.inbox_item to hub_worker using (true) with check (true);
        create policy owner on casework.inbox_item to current_user using (true) with check (true);
        create policy reader on casework.inbox_item for select to hub_app using (party = nullif(current_setting('app.party', true), ''));
        create policy writer on casework.inbox_item for insert to hub_app with check (true);
      `);
    },
    down: async (tx) => {
      await tx.query('drop schema casework cascade');
    },
  },
  {
    id: '20261124000330-keep-casework-events-inline',
    up: async (tx) => {
      await tx.query(keepEventsInline('casework'));
    },
    down: async (tx) => {
      await tx.query('alter table casework.event alter column message set storage extended; alter table casework.event reset (toast_tuple_target)');
    },
  },
  {
    id: '20261124000340-audit-refused-commands',
    up: async (tx) => {
      await tx.query(`
        create table casework.refused_command (
          refused_at  timestamptz not null,
          referral_id uuid        not null,
          party       text        not null,
          roles       text[]      not null,
          user_hash   text,
          command     text        not null,
          code        text        not null,
          version     int
        );
        create index refused_of_referral on casework.refused_command (referral_id, refused_at);
        grant select, insert on casework.refused_command to hub_worker;
      `);
    },
    down: async (tx) => {
      await tx.query('drop table casework.refused_command');
    },
  },
  {
    id: '20261124000350-clocks-from-facts',
    locks: 'before the first release: no build reads the column, no case is open',
    up: async (tx) => {
      // Clocks of before carry no facts: only their rule, start and stop, which is all that could happen to them then.
      await tx.query(`
        alter table casework.clock drop constraint clock_state_check, drop column why;
        alter table casework.clock add constraint clock_state_check check (state in ('RUNNING', 'PAUSED', 'STOPPED')),
          add column facts json, add column marks json not null default '[]';
        update casework.clock c set facts = json_build_object('ruleId', rule_id, 'triggeredAt', to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'urgency', coalesce((select urgency from casework.referral r where r.referral_id = c.referral_id), 'NORMAL'), 'pauses', '[]'::json, 'extensions', '[]'::json,
          'restarts', '[]'::json, 'escalations', '[]'::json, 'agreedDue', null, 'stoppedAt', to_char(stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
        alter table casework.clock alter column facts set not null;
      `);
    },
    down: async (tx) => {
      await tx.query(`
        delete from casework.clock where state = 'PAUSED';
        alter table casework.clock drop constraint clock_state_check, drop column facts, drop column marks;
        alter table casework.clock add constraint clock_state_check check (state in ('RUNNING', 'STOPPED')), add column why json not null default '{}';
      `);
    },
  },
  {
    id: '20261124000520-secure-events-and-commands',
    up: async (tx) => {
      await tx.query(SECURE_EVENTS);
    },
    down: async (tx) => {
      await tx.query(`
        drop policy worker on casework.event; drop policy owner on casework.event; drop policy reader on casework.event; drop policy writer on casework.event;
        drop policy worker on casework.command_log; drop policy owner on casework.command_log; drop policy party on casework.command_log;
        alter table casework.event disable row level security;
        alter table casework.command_log disable row level security;
      `);
    },
  },
  {
    id: '20261124000530-wake-clocks',
    locks: 'before the first release: no case is open',
    up: async (tx) => {
      await tx.query(`
        alter table casework.clock add column fired json not null default '[]', add column wakes_at timestamptz;
        update casework.clock set wakes_at = due_at where state = 'RUNNING';
        create index clock_wakes on casework.clock (wakes_at) where wakes_at is not null;
      `);
    },
    down: async (tx) => {
      await tx.query('drop index casework.clock_wakes; alter table casework.clock drop column fired, drop column wakes_at');
    },
  },
  calendarByNotice,
  archiveMigration,
  boundRefusals,
  refusalsByParty,
];
