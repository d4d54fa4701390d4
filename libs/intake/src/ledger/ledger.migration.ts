import type { HubMigration } from '#persistence';

/** What came through each door on each day, counted in the transaction that takes it. Spread over slots, so that transactions do not wait for one row. */
export const ledgerMigration: HubMigration = {
  id: '20261124001040-count-what-came',
  up: async (tx) => {
    await tx.query(`
      create table intake.arrival_count (
        day     date     not null,
        door    text     not null,
        outcome text     not null check (outcome in ('accepted', 'updated', 'duplicate', 'stale', 'conflict', 'refused')),
        slot    smallint not null,
        n       int      not null,
        primary key (day, door, outcome, slot)
      ) with (fillfactor = 50);
      create index source_order_arrived on intake.source_order (first_received_at);
      grant select, insert, update on intake.arrival_count to hub_worker;
    `);
  },
  down: async (tx) => {
    await tx.query('drop index intake.source_order_arrived; drop table intake.arrival_count');
  },
};
