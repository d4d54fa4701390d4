import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { HubError } from '#kernel';
import { crashPoint } from '#platform';
import { ownerDataSource, rolePassword, type DatabaseRole } from './data-source.js';
import type { HubMigration } from './hub-migration.js';
import type { Tx } from './tx.js';

const LOCK = 7_202_011;
/** As long as the longest migration of another process may take. */
const LOCK_LIMIT_MS = 300_000;
const ROLES: readonly DatabaseRole[] = ['hub_worker', 'hub_app'];

/**
 * Brings the database to the newest schema; any number of processes may call it at once, one works. A try-lock is polled: a waiting lock
 * would block `create index concurrently`.
 * @returns the ids that were applied now.
 * @throws HubError `HUB_MIGRATION_LOCKED` (retryable) when another process holds the lock for five minutes.
 */
export async function migrate(databaseUrl: string, migrations: readonly HubMigration[], onlyRoles = false): Promise<readonly string[]> {
  const source = ownerDataSource(databaseUrl);
  const classes = [...migrations].sort((a, b) => (a.id < b.id ? -1 : 1)).map(migrationClass);
  source.setOptions({ migrations: classes });
  await source.initialize();
  try {
    return await underLock(source, async () => {
      await createRoles(source, databaseUrl);
      if (onlyRoles) return [];
      const done = await source.runMigrations({ transaction: 'each' });
      return done.map(({ name }) => name);
    });
  } finally {
    await source.destroy();
  }
}

async function underLock<T>(source: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    for (const until = performance.now() + LOCK_LIMIT_MS; ;) {
      const [row] = (await runner.query('select pg_try_advisory_lock($1) as got', [LOCK])) as { got: boolean }[];
      if (row?.got === true) break;
      if (performance.now() > until) throw new HubError('HUB_MIGRATION_LOCKED', '另一个进程一直在迁移同一个数据库 · another process keeps migrating', true);
      await sleep(200);
    }
    return await work();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
  }
}

async function createRoles(source: DataSource, databaseUrl: string): Promise<void> {
  for (const role of ROLES) {
    const password = rolePassword(databaseUrl, role);
    const [known] = await source.query<unknown[]>('select 1 from pg_roles where rolname = $1', [role]);
    // Role names are the closed list above and the password is base64url: nothing from outside is spliced.
    await source.query(`${known ? 'alter' : 'create'} role ${role} login nosuperuser nobypassrls password '${password}'`);
  }
  await source.query(`do $$ begin execute format('grant connect on database %I to hub_worker, hub_app', current_database()); end $$`);
}

/** TypeORM orders migrations by the last 13 digits of the class name; ours carry 14, so the last 13 still sort. */
function migrationClass({ id, up, down, transaction }: HubMigration): new () => MigrationInterface {
  const digits = id.slice(0, 14);
  const words = id
    .slice(15)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const name = `${words.join('')}${digits}`;
  return class implements MigrationInterface {
    readonly name = name;
    transaction?: boolean;
    constructor() {
      // Left out, the runner opens a transaction for each.
      if (transaction !== undefined) this.transaction = transaction;
    }
    async up(runner: QueryRunner): Promise<void> {
      await up(txOf(runner));
      await crashPoint('migration.step-done');
    }
    async down(runner: QueryRunner): Promise<void> {
      if (!down) throw new Error(`${id} has no way back`);
      await down(txOf(runner));
    }
  };
}

const txOf = (runner: QueryRunner): Tx => ({
  query: async <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> => {
    const result: { readonly records: Row[] } = await runner.query(sql, [...params], true);
    return result.records;
  },
  afterCommit: () => undefined,
});
