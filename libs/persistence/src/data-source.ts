import { createHash } from 'node:crypto';
import { DataSource, type DataSourceOptions } from 'typeorm';

export type DatabaseRole = 'hub_worker' | 'hub_app';

/** The password of a run-time role: derived from the owner's, so that every process that may migrate can also connect. */
export function rolePassword(databaseUrl: string, role: DatabaseRole): string {
  const { password, username } = new URL(databaseUrl);
  return createHash('sha256').update(`${role}\n${username}\n${password}`).digest('base64url');
}

const LIMITS = {
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 60_000,
  idle_in_transaction_session_timeout: 7_000,
  lock_timeout: 5_000,
  statement_timeout: 15_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

const options = (url: string, max: number, applicationName: string, searchPath = 'pg_catalog'): DataSourceOptions => ({
  type: 'postgres',
  url,
  synchronize: false,
  logging: false,
  entities: [],
  applicationName,
  extra: { max, ...LIMITS, options: `-c timezone=UTC -c search_path=${searchPath}` },
});

/** The pool of one run-time role. No role owns a table, none bypasses row security. */
export function roleDataSource(databaseUrl: string, role: DatabaseRole, max: number): DataSource {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(databaseUrl, role);
  return new DataSource(options(url.toString(), max, role));
}

/**
 * The owner's connection: migrations only. A statement may copy a large table, so it has ten minutes; for a lock it waits five seconds like everybody
 * else, since whoever wants the table queues behind it.
 */
export const ownerDataSource = (databaseUrl: string): DataSource => {
  const given = options(databaseUrl, 2, 'hub_owner', 'public');
  const extra = { ...given.extra, statement_timeout: 600_000, idle_in_transaction_session_timeout: 0 };
  return new DataSource({ ...given, extra, migrationsTableName: 'hub_migration' } as DataSourceOptions);
};
