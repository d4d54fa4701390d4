import type { HubMigration } from '#persistence';

/** One row: by which clock the data of this hub is made, and for a simulated one where it stands. */
export const hubClockMigration: HubMigration = {
  id: '20261124000610-keep-the-clock',
  up: async (tx) => {
    await tx.query(`
      create table identity.hub_clock (
        one          boolean          primary key default true check (one),
        kind         text             not null check (kind in ('REAL', 'SIMULATED')),
        started_at   timestamptz      not null,
        simulated_at timestamptz      not null,
        anchored_at  timestamptz      not null,
        seen_at      timestamptz      not null,
        speed        double precision not null check (speed >= 0)
      );
      grant select, insert, update on identity.hub_clock to hub_worker;
      grant select on identity.hub_clock to hub_app;
    `);
    // What was made before there was a choice was made on the machine's clock.
    await tx.query(`
      insert into identity.hub_clock (kind, started_at, simulated_at, anchored_at, seen_at, speed)
        select 'REAL', t, t, t, t, 1 from clock_timestamp() as t where exists (select from identity.party)
    `);
  },
  down: async (tx) => {
    await tx.query('drop table identity.hub_clock');
  },
};
