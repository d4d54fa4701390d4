import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { testServers, type TestServers } from '#testing';

interface Run {
  readonly code: number | null;
  readonly steps: readonly string[];
}

/** Runs the migrations in a process of their own. `killAfter`: kill -9 once it has said so many steps, the last of them not yet committed. */
function run(databaseUrl: string, killAfter = Number.POSITIVE_INFINITY): Promise<Run> {
  const child = spawn(process.execPath, ['dist/test/support/migrate-process.js', databaseUrl], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const steps: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    steps.push(line);
    if (steps.length === killAfter) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, steps })));
}

/** Everything that the migrations make, as the catalogue tells it. */
const SHAPE = `
  select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as what
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
  union all select 'index ' || indexdef from pg_indexes where schemaname not in ('pg_catalog', 'information_schema')
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
  union all select 'policy ' || schemaname || '.' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') from pg_policies
  union all select 'grant ' || table_schema || '.' || table_name || ' ' || grantee || ' ' || privilege_type from information_schema.role_table_grants where grantee like 'hub\\_%'
  union all select 'migration ' || name from hub_migration order by 1`;

describe('the migrations of a database', () => {
  const servers: TestServers[] = [];
  let whole: readonly string[];
  let steps: number;

  const database = async (): Promise<string> => {
    const one = await testServers({ kafka: false });
    servers.push(one);
    return one.databaseUrl;
  };
  const shape = async (connectionString: string): Promise<readonly string[]> => {
    const client = new Client({ connectionString });
    await client.connect();
    const { rows } = await client.query<{ what: string }>(SHAPE);
    await client.end();
    return rows.map(({ what }) => what);
  };

  beforeAll(async () => {
    const url = await database();
    const undisturbed = await run(url);
    expect(undisturbed.code).toBe(0);
    steps = undisturbed.steps.length;
    whole = await shape(url);
  }, 400_000);
  afterAll(async () => {
    for (const each of servers) await each.dispose();
  }, 60_000);

  it('killed with -9 in the middle of a step, again and again, end where an undisturbed run ends', async () => {
    const url = await database();
    for (const killAfter of [1, Math.floor(steps / 2), 1]) {
      const { code, steps: said } = await run(url, killAfter);
      expect([code, said.length]).toEqual([null, killAfter]);
    }
    expect((await run(url)).code).toBe(0);
    expect(await shape(url)).toEqual(whole);
    expect(await run(url)).toEqual({ code: 0, steps: [] });
  }, 400_000);

  it('started by two processes at once, are run by one; the other waits and finds nothing to do', async () => {
    const url = await database();
    const both = await Promise.all([run(url), run(url)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map((each) => each.steps.length).sort((a, b) => a - b)).toEqual([0, steps]);
    expect(await shape(url)).toEqual(whole);
  }, 400_000);
});
