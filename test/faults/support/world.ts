import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { identityMigrations, seedDemo } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { operationsMigrations } from '#operations';
import { Database, migrate } from '#persistence';
import { SystemClock } from '#platform';
import { BANKS } from './parties.js';

const MIGRATIONS = [...messagingMigrations, ...identityMigrations, ...intakeMigrations, ...caseworkMigrations, ...deliveryMigrations, ...operationsMigrations];

/** Tables, demo parties with their keys, and the webhook of the banks that have one. @returns the keys by name */
export async function makeWorld(databaseUrl: string, dataDir: string, webhookUrl: string): Promise<Readonly<Record<string, string>>> {
  await migrate(databaseUrl, MIGRATIONS);
  const keysPath = join(dataDir, 'demo-keys.json');
  const database = Database.of(databaseUrl, 2);
  await database.worker((tx) => seedDemo(tx, keysPath, new SystemClock().now()));
  await database.onApplicationShutdown();
  await withClient(databaseUrl, (client) =>
    client.query('update identity.agreement set webhook_url = $2, webhook_secret = $3 where org_id = any($1)', [
      BANKS.filter(({ reach }) => reach === 'webhook').map(({ orgId }) => orgId),
      webhookUrl,
      `whsec_${Buffer.from('a secret of a test, 32 bytes long').toString('base64')}`,
    ]),
  );
  return JSON.parse(readFileSync(keysPath, 'utf8')) as Record<string, string>;
}

export async function withClient<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What still waits inside the hub, by name: empty when it is quiet. */
export async function unsettled(databaseUrl: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ what: string; n: string }>(
      `select 'intake.pending' as what, count(*) as n from intake.pending union all select 'casework.pending', count(*) from casework.pending
       union all select 'delivery.pending', count(*) from delivery.pending union all select 'delivery.push', count(*) from delivery.push where state = 'waiting'
       union all select concat_ws(' ', 'parked', consumer_group, state, error_code, 'try', attempts, error_detail), count(*) from messaging.parked where state in ('retry', 'blocked') group by 1
       union all select 'dead, unpublished', count(*) from messaging.parked where state = 'dead' and published_at is null`,
    ),
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, Number(n)] as const).filter(([, n]) => n > 0));
}
