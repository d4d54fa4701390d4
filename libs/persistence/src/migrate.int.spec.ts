import { Client } from 'pg';
import { testServers, type TestServers } from '#testing';
import type { HubMigration } from './hub-migration.js';
import { migrate } from './migrate.js';

const MIGRATIONS: readonly HubMigration[] = [
  {
    id: '20260101000000-make-a-table',
    up: async (tx) => {
      await tx.query('create table public.t (x int); insert into public.t select generate_series(1, 1000)');
    },
  },
  {
    id: '20260102000000-index-it',
    transaction: false,
    up: async (tx) => {
      await tx.query('drop index concurrently if exists public.t_x');
      await tx.query('create index concurrently t_x on public.t (x)');
    },
  },
];

describe('a migration outside a transaction', () => {
  let servers: TestServers;
  beforeAll(async () => {
    servers = await testServers({ kafka: false });
  }, 60_000);
  afterAll(() => servers.dispose(), 60_000);

  it('makes its index without stopping writers, while others wait for their turn to migrate', async () => {
    const done = await Promise.all([1, 2, 3].map(() => migrate(servers.databaseUrl, MIGRATIONS)));
    expect(done.map((names) => names.length).sort()).toEqual([0, 0, 2]);
    const client = new Client({ connectionString: servers.databaseUrl });
    await client.connect();
    const { rows } = await client.query(`select indisvalid from pg_index where indexrelid = 'public.t_x'::regclass`);
    await client.end();
    expect(rows).toEqual([{ indisvalid: true }]);
  }, 60_000);
});
