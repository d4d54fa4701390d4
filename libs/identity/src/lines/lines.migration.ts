import type { HubMigration } from '#persistence';

const TABLES = `
  create table identity.line (
    org_id      text        not null,
    direction   text        not null check (direction in ('in', 'out')),
    last_at     timestamptz not null,
    total       bigint      not null,
    primary key (org_id, direction)
  ) with (fillfactor = 70);
  create table identity.line_hour (
    org_id      text        not null,
    direction   text        not null,
    hour        timestamptz not null,
    n           int         not null,
    primary key (org_id, direction, hour)
  ) with (fillfactor = 70);
  create table identity.line_seq (
    org_id      text        primary key,
    next_seq    bigint      not null
  );
  create table identity.line_gap (
    org_id      text        not null references identity.line_seq on delete cascade,
    from_seq    bigint      not null,
    to_seq      bigint      not null check (to_seq >= from_seq),
    found_at    timestamptz not null,
    primary key (org_id, from_seq)
  );
  create table identity.line_pause (
    org_id      text        not null,
    direction   text        not null check (direction in ('in', 'out')),
    paused_at   timestamptz not null,
    by_org      text        not null,
    by_person   text,
    reason      text        not null,
    primary key (org_id, direction)
  );
  create table identity.line_act (
    act_id      bigint      generated always as identity primary key,
    org_id      text        not null,
    at          timestamptz not null,
    by_org      text        not null,
    by_person   text,
    kind        text        not null check (kind in ('pause', 'resume', 'seq')),
    detail      text        not null,
    reason      text        not null
  );
  grant select, insert, update on identity.line, identity.line_hour to hub_worker;
  grant delete on identity.line_hour to hub_worker;
  grant select, insert, update, delete on identity.line_seq, identity.line_gap, identity.line_pause to hub_worker;
  grant select, insert on identity.line_act to hub_worker;`;

/** The lines to partners: when each was last heard in each direction, hour by hour, what numbers it sent, and whether it is paused. */
export const linesMigration: HubMigration = {
  id: '20261124001020-lines-to-partners',
  up: async (tx) => {
    await tx.query(TABLES);
  },
  down: async (tx) => {
    await tx.query('drop table identity.line_act, identity.line_pause, identity.line_gap, identity.line_seq, identity.line_hour, identity.line');
  },
};
