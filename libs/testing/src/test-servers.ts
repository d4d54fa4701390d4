import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { emptyBroker } from './empty-broker.js';

/** Real servers for one spec file. */
export interface TestServers {
  readonly brokers: readonly string[];
  /** The owner's URL of a database that only this spec file has; nothing in it yet. */
  readonly databaseUrl: string;
  /** Drops the database and lets the next spec file have the broker. */
  dispose(): Promise<void>;
}

export interface TestServersOptions {
  /** false: the spec uses no topic, and need not wait for its turn at the broker. Default true. */
  readonly kafka?: boolean;
}

const BROKER_LOCK = 7_202_077;

/**
 * A fresh database, and the one broker all to yourself: every topic and group of earlier spec files is gone, the manifest's topics are there.
 * Topics keep their real names, so spec files with Kafka take turns (give `beforeAll` and `afterAll` 120 s).
 * @throws Error when jest runs without `libs/testing/jest-global-setup.mjs`.
 */
export async function testServers({ kafka = true }: TestServersOptions = {}): Promise<TestServers> {
  const brokers = variable('HUB_TEST_KAFKA_BROKERS').split(',');
  const adminUrl = variable('HUB_TEST_DATABASE_URL');
  const admin = new Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  try {
    if (kafka) {
      await admin.query('select pg_advisory_lock($1)', [BROKER_LOCK]);
      await emptyBroker(brokers);
    }
    await admin.query(`create database ${name}`);
  } catch (error) {
    await admin.end();
    throw error;
  }
  return {
    brokers,
    databaseUrl: Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString(),
    dispose: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: specs with servers run under jest's projects int, e2e or faults, or under npm test`);
  return value;
}
