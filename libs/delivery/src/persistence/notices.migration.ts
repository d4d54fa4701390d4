import type { HubMigration } from '#persistence';
import { ownRows } from './push-lanes.migration.js';

/** What people are told, who is on duty, and how they are reached. Addresses are sealed under the key of their person; notices hold codes only. */
export const notices: HubMigration = {
  id: '20261124000640-notices-rosters-and-contacts',
  up: async (tx) => {
    await tx.query(`
      create table delivery.roster (
        party text primary key, document json not null, revision int not null default 1, changed_at timestamptz not null, changed_by text not null
      );
      create table delivery.contact (
        party text not null, person text not null, channel text not null check (channel in ('mail', 'sms')), key_id uuid not null, sealed text not null, masked text not null,
        primary key (party, person, channel)
      );
      create table delivery.notice (
        notice_id uuid primary key, cause_id uuid not null, template text not null, party text not null,
        rung text not null check (rung in ('duty', 'deputy', 'desk', 'supervisor')), person text, channel text not null check (channel in ('mail', 'sms', 'outbox')),
        urgency text not null, is_drill boolean not null, "values" json not null, state text not null default 'waiting' check (state in ('waiting', 'sent', 'shown', 'failed')),
        tries int not null default 0, not_before timestamptz not null, next_at timestamptz not null, made_at timestamptz not null, settled_at timestamptz, last_error text,
        seq bigint generated always as identity
      );
      create index notice_due on delivery.notice (not_before) where state = 'waiting';
      create index notice_seq on delivery.notice (seq desc);
      create index notice_settled on delivery.notice (settled_at) where settled_at is not null;
      ${['roster', 'contact', 'notice'].map(ownRows).join('\n')}
      grant select, insert, update, delete on delivery.roster, delivery.contact, delivery.notice to hub_worker;
      grant select on delivery.roster, delivery.notice to hub_app;
      grant select (party, person, channel, masked) on delivery.contact to hub_app;
    `);
  },
  down: async (tx) => {
    await tx.query('drop table delivery.notice, delivery.contact, delivery.roster');
  },
};
