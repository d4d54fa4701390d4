import type { EventContext } from '#contracts';

/** How many shards a context's pending rows are spread over; fixed, since it is part of a generated column. */
export const SHARDS = 64;

/**
 * The DDL of one context's event streams. Event rows are written once: they are history, audit entry and outgoing message in one; the narrow
 * pending row marks an event as unpublished; feed rows give pull feeds their positions in commit order.
 * `context` is a closed list, so it may be spliced.
 */
export const createEventTables = (context: EventContext): string => `
  create table ${context}.event (
    stream_id      uuid        not null,
    stream_version int         not null check (stream_version > 0),
    event_id       uuid        not null,
    topic          text        not null,
    message_key    text        not null,
    headers        json,
    message        text        not null,
    prev_hash      text,
    hash           text,
    recorded_at    timestamptz not null default clock_timestamp(),
    primary key (stream_id, stream_version),
    unique (stream_id, event_id)
  );
  create table ${context}.pending (
    shard          smallint generated always as (abs(hashtext(stream_id::text)::bigint % ${SHARDS})) stored,
    stream_id      uuid     not null,
    stream_version int      not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    attempts       int      not null default 0,
    parked_at      timestamptz,
    primary key (shard, stream_id, stream_version)
  ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
  create table ${context}.feed (
    name text   primary key,
    head bigint not null default 0
  ) with (fillfactor = 50);
  create function ${context}.refuse_change() returns trigger language plpgsql as $f$ begin raise exception 'event rows are written once'; end $f$;
  create trigger event_is_written_once before update or truncate on ${context}.event for each statement execute function ${context}.refuse_change();
  grant select, insert on ${context}.event to hub_worker, hub_app;
  grant select, insert on ${context}.pending to hub_worker, hub_app;
  grant update, delete on ${context}.pending to hub_worker;
  grant select, insert, update on ${context}.feed to hub_worker, hub_app;
`;

/**
 * Events of two to eight kilobytes stay in their row, as they are: most of a message is sealed text, which does not compress, and by default the
 * server tries to, fails, and moves it to a second table that every reading must visit.
 */
export const keepEventsInline = (context: EventContext): string =>
  `alter table ${context}.event alter column message set storage external; alter table ${context}.event set (toast_tuple_target = 8160);`;
