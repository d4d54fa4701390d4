import type { HubMigration } from '#persistence';

const CHANGES = `
  alter table casework.calendar_year add column version int not null default 1;
  create table casework.calendar_change (
    change_id    uuid        primary key,
    kind         text        not null check (kind in ('NOTICE', 'OVERLAY', 'OVERLAY_END')),
    year         int,
    org_id       text,
    state        text        not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    source_hash  text        not null,
    content      json        not null,
    base_version int         not null,
    preview      json        not null,
    proposed_at  timestamptz not null,
    proposed_by  json        not null,
    decided_at   timestamptz,
    decided_by   json,
    reason       text,
    revision     int
  );
  create unique index calendar_change_once on casework.calendar_change (kind, source_hash, base_version) where state = 'PROPOSED';
  create table casework.calendar_revision (
    revision     int  primary key,
    change_id    uuid unique,
    years        json not null,
    overlays     json not null,
    touches_from date,
    org_id       text,
    approved_at  timestamptz
  );
  create table casework.calendar_log (
    at        timestamptz not null,
    change_id uuid        not null,
    what      text        not null check (what in ('PROPOSED', 'APPROVED', 'REJECTED', 'REFUSED')),
    actor     json        not null,
    code      text,
    reason    text
  );
`;

const RECALCULATION = `
  create table casework.recalculation_item (
    change_id        uuid        not null,
    clock_id         uuid        not null,
    referral_id      uuid        not null,
    rule_id          text        not null,
    change           text        not null check (change in ('LATER', 'EARLIER', 'CONFIRMED', 'KEPT')),
    old_due_at       timestamptz not null,
    new_due_at       timestamptz not null,
    provisional      boolean     not null,
    reexamine_breach boolean     not null,
    is_overdue_now   boolean     not null,
    at               timestamptz not null,
    primary key (change_id, clock_id)
  );
  create table casework.calendar_alarm_day (day date primary key, level text not null);
  alter table casework.clock add column calendar_revision int not null default 1, add column calendar_examined int not null default 1, add column calendar_org text;
  create index clock_calendar on casework.clock (calendar_examined) where state <> 'STOPPED';
  grant select on casework.calendar_revision to hub_app;
  grant select, insert on casework.calendar_revision, casework.calendar_log, casework.recalculation_item, casework.calendar_alarm_day to hub_worker;
  grant select, insert, update on casework.calendar_change to hub_worker;
`;

/**
 * Proposals that two people decide, the revisions they made, and what each revision did to which clock. A revision is never changed: a clock names
 * the one it is counted with. The log and the items are only ever added to.
 */
export const calendarByNotice: HubMigration = {
  id: '20261124000610-calendar-by-notice',
  locks: 'before the first release: no case is open',
  up: async (tx) => {
    await tx.query(CHANGES);
    await tx.query(RECALCULATION);
  },
  down: async (tx) => {
    await tx.query(`
      drop index casework.clock_calendar;
      alter table casework.clock drop column calendar_revision, drop column calendar_examined, drop column calendar_org;
      drop table casework.calendar_alarm_day, casework.recalculation_item, casework.calendar_log, casework.calendar_revision, casework.calendar_change;
      alter table casework.calendar_year drop column version;
    `);
  },
};
