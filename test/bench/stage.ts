import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '#embedded';
import { KafkaPort } from '#messaging';
import { createLogger, SystemClock } from '#platform';
import { Database, migrate } from '#persistence';
import { caseworkMigrations } from '#casework';
import { deliveryMigrations } from '#delivery';
import { identityMigrations, seedDemo } from '#identity';
import { intakeMigrations } from '#intake';
import { messagingMigrations } from '#messaging';
import { CASE_TABLES } from './case-template.js';
import { emptyBroker } from '#testing';

/** The servers and the database of one bench run: real ones, its own, durable as shipped. */
export interface Stage {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly sql: Client;
  topic(name: string): Promise<void>;
  stop(): Promise<void>;
}

const DATA_DIR = process.env.HUB_BENCH_DATA_DIR ?? '/var/tmp/liandong-bench';

export async function openStage(say: (line: string) => void): Promise<Stage> {
  const servers = await startEmbedded({ dataDir: DATA_DIR, kafkaPort: 28_192, postgresPort: 28_432, jarsDir: resolve('docker/kafka/lib'), say });
  const brokers = servers.brokers.split(',');
  await emptyBroker(brokers);
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: servers.databaseUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const databaseUrl = Object.assign(new URL(servers.databaseUrl), { pathname: `/${name}` }).toString();
  await migrate(databaseUrl, [...messagingMigrations, ...identityMigrations, ...intakeMigrations, ...caseworkMigrations, ...deliveryMigrations]);
  const database = Database.of(databaseUrl, 2);
  await database.worker((tx) => seedDemo(tx, `${DATA_DIR}/demo-keys.json`, new SystemClock().now()));
  await database.onApplicationShutdown();
  const sql = new Client({ connectionString: databaseUrl });
  await sql.connect();
  const kafka = new KafkaPort(brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'bench'));
  return {
    brokers,
    databaseUrl,
    dataDir: DATA_DIR,
    env: { HUB_KAFKA_BROKERS: servers.brokers, HUB_DATABASE_URL: databaseUrl, HUB_DATA_DIR: DATA_DIR, HUB_LOG_LEVEL: 'error' },
    sql,
    topic: (topic) => kafka.ensureTopics([{ topic, partitions: 6, retentionMs: 86_400_000, key: '', producers: [], consumers: [], secrecy: 'restricted' }]),
    stop: async () => {
      await sql.end();
      await servers.stop();
    },
  };
}

/** Tables of the same shape, keys and indexes as casework's, without its row security: for the pipelines that are compared with it. */
export async function makeBareTables(sql: Client): Promise<void> {
  await sql.query('drop schema if exists bare cascade; create schema bare; create table bare.inbox (like messaging.inbox including all)');
  for (const table of CASE_TABLES) await sql.query(`create table bare.${table} (like casework.${table} including all)`);
  // What `like` does not copy.
  await sql.query('alter table bare.event set (toast_tuple_target = 8160)');
}

/** Waits until a query answers `wanted`. */
export async function until(sql: Client, query: string, wanted: number): Promise<void> {
  for (;;) {
    const { rows } = await sql.query<{ n: string }>(query);
    if (Number(rows[0]?.n) >= wanted) return;
    await sleep(100);
  }
}
