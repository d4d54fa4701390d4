// Runs once per jest run that has specs with servers: one Apache Kafka and one PostgreSQL for all of them, named in HUB_TEST_*.
// Already named there: used as they are. HUB_TEST_CONTAINERS=1: containers instead of the embedded ones.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');

export default async function setUp() {
  if (process.env.HUB_TEST_KAFKA_BROKERS && process.env.HUB_TEST_DATABASE_URL) return;
  const servers = await (process.env.HUB_TEST_CONTAINERS === '1' ? inContainers() : embedded());
  process.env.HUB_TEST_KAFKA_BROKERS = servers.brokers;
  process.env.HUB_TEST_DATABASE_URL = servers.databaseUrl;
  globalThis.hubTestServers = servers;
}

/** Nothing is left behind, except in a folder that HUB_TEST_DATA_DIR names: there a next run starts in 3 s, not in 6. */
async function embedded() {
  const front = resolve(root, 'dist/libs/embedded/src/index.js');
  if (!existsSync(front)) throw new Error('the tests with servers need the built libs/embedded: run `npm run build` once, or `npm test`');
  const { startEmbedded, removeData } = await import(pathToFileURL(front).href);
  const hash = createHash('sha256').update(root).digest();
  // the same checkout always gets the same folder and ports, so that a killed run's servers are found again
  const port = 30_000 + (hash.readUInt16BE(0) % 600) * 4;
  const own = `/var/tmp/liandong-test-${hash.toString('hex').slice(0, 12)}`;
  const servers = await startEmbedded({
    dataDir: process.env.HUB_TEST_DATA_DIR ?? own,
    kafkaPort: Number(process.env.HUB_TEST_KAFKA_PORT ?? port),
    postgresPort: Number(process.env.HUB_TEST_POSTGRES_PORT ?? port + 2),
    jarsDir: resolve(root, 'docker/kafka/lib'),
    say: (line) => process.stderr.write(`${line}\n`),
  });
  return {
    ...servers,
    stop: async () => {
      await servers.stop();
      if (!process.env.HUB_TEST_DATA_DIR) removeData(own);
    },
  };
}

async function inContainers() {
  const { GenericContainer, Wait } = await import('testcontainers');
  const kafkaPort = 29_492;
  const [postgres, kafka] = await Promise.all([
    new GenericContainer('postgres:18')
      .withEnvironment({ POSTGRES_USER: 'liandong', POSTGRES_PASSWORD: 'liandong', POSTGRES_DB: 'liandong' })
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
      .start(),
    new GenericContainer('apache/kafka:4.3.1')
      .withEnvironment({
        KAFKA_NODE_ID: '1',
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
        KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
        KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${kafkaPort}`,
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
        KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
        KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      })
      .withExposedPorts({ container: 9092, host: kafkaPort })
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .start(),
  ]);
  return {
    brokers: `127.0.0.1:${kafkaPort}`,
    databaseUrl: `postgres://liandong:liandong@127.0.0.1:${postgres.getMappedPort(5432)}/liandong`,
    stop: () => Promise.all([postgres.stop(), kafka.stop()]),
  };
}
