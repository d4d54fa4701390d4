import type { HubMigration } from '#persistence';

/** Who collects which numbers for all processes, and until when the others leave it to him. */
export const collectorMigration: HubMigration = {
  id: '20261124170000-create-collector-lease',
  up: async (tx) => {
    await tx.query(`
      create table messaging.collector_lease (
        source text        primary key,
        holder uuid        not null,
        until  timestamptz not null
      );
      grant select, insert, update, delete on messaging.collector_lease to hub_worker;
    `);
  },
  down: async (tx) => {
    await tx.query('drop table messaging.collector_lease');
  },
};
