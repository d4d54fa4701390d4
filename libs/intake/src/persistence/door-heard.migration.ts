import type { HubMigration } from '#persistence';

/** When an order last came in at each door: one row a door. */
export const doorHeardMigration: HubMigration = {
  id: '20261124170100-note-when-doors-were-heard',
  up: async (tx) => {
    await tx.query(`
      create table intake.door_heard (door text primary key, heard_at timestamptz not null);
      grant select, insert, update on intake.door_heard to hub_worker;
    `);
  },
  down: async (tx) => {
    await tx.query('drop table intake.door_heard');
  },
};
