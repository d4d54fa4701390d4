import type { HubMigration } from '#persistence';

/** What operators did with parked messages, changed copies beside the originals, and replays of whole groups. */
export const parkedDeskMigration: HubMigration = {
  id: '20261124001000-desk-for-parked-messages',
  up: async (tx) => {
    await tx.query(`
      alter table messaging.parked add column edited_value bytea;
      create index parked_groups on messaging.parked (consumer_group, error_code, parked_id) where state in ('retry', 'blocked', 'dead');
      create table messaging.parked_action (
        action_id   bigint      generated always as identity primary key,
        parked_id   bigint,
        replay_id   uuid,
        at          timestamptz not null default clock_timestamp(),
        by_org      text        not null,
        by_person   text,
        kind        text        not null check (kind in ('retry', 'edit', 'skip', 'discard', 'reveal', 'replay', 'replay-stop')),
        reason      text,
        detail      jsonb
      );
      create index parked_action_of on messaging.parked_action (parked_id, action_id);
      create table messaging.parked_replay (
        replay_id      uuid        primary key,
        consumer_group text        not null,
        error_code     text        not null,
        topic          text,
        per_second     int         not null check (per_second between 1 and 1000),
        state          text        not null check (state in ('running', 'done', 'stopped')),
        at_parked_id   bigint      not null default 0,
        until_parked_id bigint     not null,
        moved          int         not null default 0,
        made_at        timestamptz not null default clock_timestamp(),
        passed_at      timestamptz not null default clock_timestamp()
      );
      create index parked_replay_running on messaging.parked_replay (replay_id) where state = 'running';
      grant select, insert on messaging.parked_action to hub_worker;
      grant select, insert, update on messaging.parked_replay to hub_worker;
    `);
  },
  down: async (tx) => {
    await tx.query(
      'drop table messaging.parked_replay; drop table messaging.parked_action; drop index messaging.parked_groups; alter table messaging.parked drop column edited_value',
    );
  },
};
