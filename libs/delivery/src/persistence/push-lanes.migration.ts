import { DOOR_PARTY } from '#contracts';
import type { HubMigration } from '#persistence';

const DOORS = Object.values(DOOR_PARTY)
  .map((orgId) => `'${orgId}'`)
  .join(', ');

/** Row security: the worker sees all; over HTTP a party sees its own, the desk and the operators all; unset = nothing. */
export const ownRows = (table: string): string => `
  alter table delivery.${table} enable row level security;
  alter table delivery.${table} force row level security;
  create policy worker on delivery.${table} to hub_worker using (true) with check (true);
  create policy owner on delivery.${table} to current_user using (true) with check (true);
  create policy party on delivery.${table} to hub_app
    using (party = nullif(current_setting('app.party', true), '') or current_setting('app.scope', true) = 'desk')
    with check (party = nullif(current_setting('app.party', true), '') or current_setting('app.scope', true) = 'desk');
`;

const LANES = `
  create table delivery.lane (
    party text not null, purpose text not null, order_key text not null,
    next_at timestamptz not null, leased_until timestamptz, held_by uuid, after_gap uuid,
    primary key (party, purpose, order_key)
  );
  create index lane_due on delivery.lane (party, purpose, next_at) where held_by is null;
  create index lane_leased on delivery.lane (party, purpose, leased_until) where leased_until is not null;
  insert into delivery.lane (party, purpose, order_key, next_at)
    select party, purpose, order_key, min(next_at) from delivery.push where state = 'waiting' group by 1, 2, 3;
  create table delivery.endpoint (
    party text not null, purpose text not null, url text not null,
    recent text not null default '', timeouts_in_row int not null default 0,
    opened_at timestamptz, probe_at timestamptz, failing_since timestamptz, slow_until timestamptz, not_before timestamptz,
    disabled_at timestamptz, disabled_why text,
    primary key (party, purpose)
  );
  insert into delivery.endpoint (party, purpose, url) select distinct on (party, purpose) party, purpose, endpoint from delivery.push order by party, purpose, seq desc;
`;

const LOG = `
  create table delivery.attempt (
    push_id uuid not null references delivery.push (push_id) on delete cascade, attempt int not null, party text not null,
    at timestamptz not null, status int not null, error text, duration_ms int not null, next_at timestamptz, is_probe boolean not null default false,
    primary key (push_id, attempt)
  );
  create table delivery.desk_action (
    action_id uuid primary key, party text not null, push_id uuid, verb text not null, reason text not null,
    by_org text not null, by_user_hash text, at timestamptz not null
  );
  create index desk_action_push on delivery.desk_action (push_id);
  ${['push', 'lane', 'endpoint', 'attempt', 'desk_action'].map(ownRows).join('\n')}
  grant select, insert, update, delete on delivery.lane, delivery.endpoint, delivery.attempt to hub_worker;
  grant select, insert on delivery.desk_action to hub_worker, hub_app;
  grant select (push_id, party, purpose, order_key, kind, media_type, state, attempts, round_from, next_at, made_at, settled_at, last_status, last_error, seq) on delivery.push to hub_app;
  grant update (state, round_from, next_at, settled_at) on delivery.push to hub_app;
  grant select on delivery.attempt to hub_app;
  grant select, update on delivery.endpoint to hub_app;
  grant select, insert, update on delivery.lane to hub_app;
`;

/**
 * A lane is one endpoint's pushes of one case: it holds what is due, so that a hundred thousand waiting pushes of a dead endpoint cost nobody a look.
 * What a push carries is sealed; each attempt leaves a row without content.
 */
export const pushLanes: HubMigration = {
  id: '20261124000630-lanes-attempts-and-endpoints-of-pushes',
  locks: 'before the first release: no push has been queued',
  up: async (tx) => {
    await tx.query(`
      alter table delivery.push
        add column purpose text not null default 'webhook' check (purpose in ('webhook', 'callback')),
        add column kind text not null default '',
        add column sealed text,
        add column round_from int not null default 0,
        add column settled_at timestamptz,
        add column queued_at timestamptz,
        alter column body drop not null;
      update delivery.push set purpose = 'callback' where party in (${DOORS});
      update delivery.push set settled_at = case when state <> 'waiting' then next_at end, queued_at = next_at;
      drop index delivery.push_due;
      drop index delivery.push_order;
      create index push_lane on delivery.push (party, purpose, order_key, seq) where state = 'waiting';
      create index push_of_party on delivery.push (party, seq desc);
      create index push_given_up on delivery.push (seq desc) where state = 'given-up';
      create index push_waiting on delivery.push (queued_at) where state = 'waiting';
      create index push_settled on delivery.push (settled_at) where state <> 'waiting';
    `);
    await tx.query(LANES);
    await tx.query(LOG);
  },
  down: async (tx) => {
    await tx.query(`
      drop table delivery.desk_action, delivery.attempt, delivery.endpoint, delivery.lane;
      drop policy worker on delivery.push; drop policy owner on delivery.push; drop policy party on delivery.push;
      alter table delivery.push disable row level security;
      revoke all on delivery.push from hub_app;
      drop index delivery.push_lane, delivery.push_of_party, delivery.push_given_up, delivery.push_settled, delivery.push_waiting;
      update delivery.push set body = ''::bytea where body is null;
      alter table delivery.push alter column body set not null, drop column purpose, drop column kind, drop column sealed, drop column round_from, drop column settled_at, drop column queued_at;
      create index push_due on delivery.push (next_at) where state = 'waiting';
      create index push_order on delivery.push (party, order_key, seq) where state = 'waiting';
    `);
  },
};
