import type { DynamicModule } from '@nestjs/common';
import { startEmbedded, type EmbeddedServers } from '#embedded';
import { openClock, seedDemo } from '#identity';
import { BatchStrategy } from '#messaging';
import { Database, migrate, type HubMigration } from '#persistence';
import { bootstrapApp, Health, SimulatedClock, within, type HubConfig, type RunningApp } from '#platform';
import type { Clock } from '#kernel';
import type { Ground, Servers } from './ground.js';
import { patiently } from './patiently.js';
import { demoKeysPath, removeRunFile, writeRunFile } from './run-file.js';

/** A migration may copy a large table, and another process may be at it. */
const MIGRATION_LIMIT_MS = 600_000;
const SEED_LIMIT_MS = 60_000;
/** Of the time of a stop, what the roles may take where the two servers stop after them. */
const ROLES_SHARE = 0.65;
/** Each server may be waiting for an answer to its last question. */
const WATCH_MS = 6_000;

export interface HostOptions {
  readonly config: HubConfig;
  readonly migrations: readonly HubMigration[];
  readonly module: (ground: Ground) => DynamicModule;
  /** One line of news for people. */
  readonly say: (line: string) => void;
  readonly jarsDir: string;
}

export interface HostedHub {
  readonly url: string;
  readonly servers: Servers;
  stop(): Promise<void>;
}

/**
 * Starts the hub in one process: its own Kafka and PostgreSQL where none are configured, migrations, demo parties, all roles.
 * @throws what a start throws, with everything that was started stopped again.
 */
export async function hostHub(options: HostOptions): Promise<HostedHub> {
  const { config, say } = options;
  const embedded = await embed(options);
  const servers: Servers = {
    brokers: config.HUB_KAFKA_BROKERS ?? [embedded?.brokers ?? ''],
    databaseUrl: config.HUB_DATABASE_URL ?? embedded?.databaseUrl ?? '',
  };
  let running: RunningApp | null = null;
  try {
    say('建表 · migrations');
    await patiently('建表 · migrations', say, () => within(MIGRATION_LIMIT_MS, 'migrations', migrate(servers.databaseUrl, options.migrations)));
    const clock = await patiently('时钟 · clock', say, () => openClock(servers.databaseUrl, config));
    if (clock instanceof SimulatedClock) say(`模拟时钟 · simulated clock: ${clock.now()} × ${clock.speed}`);
    say('启动各角色 · starting all roles');
    const ground: Ground = { ...servers, clock };
    await patiently('演示数据 · demo parties', say, () => within(SEED_LIMIT_MS, 'demo parties', seed(config, ground, clock)));
    running = await patiently('各角色 · roles', say, () => bootstrapApp(options.module(ground), { strategy: BatchStrategy }));
    watch(running, embedded);
    writeRunFile(config.HUB_DATA_DIR, {
      pid: process.pid,
      url: running.url,
      brokers: servers.brokers.join(','),
      startedAt: clock.now(),
    });
  } catch (error) {
    await running?.stop().catch(() => undefined);
    await embedded?.stop();
    throw error;
  }
  const app = running;
  return {
    url: app.url,
    servers,
    stop: async () => {
      removeRunFile(config.HUB_DATA_DIR);
      const until = performance.now() + config.HUB_SHUTDOWN_MS;
      // The servers go down whatever the roles do: nothing that we started may stay behind, and all of it has one limit.
      const forRoles = embedded === null ? config.HUB_SHUTDOWN_MS : config.HUB_SHUTDOWN_MS * ROLES_SHARE;
      await app.stop(forRoles).finally(() => embedded?.stop(Math.max(0, until - performance.now() - WATCH_MS)));
    },
  };
}

async function embed({ config, say, jarsDir }: HostOptions): Promise<EmbeddedServers | null> {
  if (config.HUB_KAFKA_BROKERS !== undefined && config.HUB_DATABASE_URL !== undefined) return null;
  say('启动 Kafka 与 PostgreSQL · starting Kafka and PostgreSQL');
  return startEmbedded({ dataDir: config.HUB_DATA_DIR, kafkaPort: config.HUB_KAFKA_PORT, postgresPort: config.HUB_POSTGRES_PORT, jarsDir, say });
}

/** Demo parties and keys; a small connection of its own, before the roles start and read the registry. */
async function seed(config: HubConfig, { databaseUrl }: Servers, clock: Clock): Promise<void> {
  if (!config.HUB_DEMO) return;
  const database = Database.of(databaseUrl, 2);
  try {
    await database.worker((tx) => seedDemo(tx, demoKeysPath(config.HUB_DATA_DIR), clock.now()));
  } finally {
    await database.onApplicationShutdown();
  }
}

function watch(running: RunningApp, embedded: EmbeddedServers | null): void {
  if (!embedded) return;
  running.app.get(Health).register('embedded-servers', () => {
    const { kafka, postgres } = embedded.health();
    return kafka.state === 'up' && postgres.state === 'up' ? 'up' : 'degraded';
  });
}
