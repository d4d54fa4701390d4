import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isPortFree } from './process/port.js';
import { removeData } from './remove-data.js';
import { startEmbedded, type EmbeddedOptions, type EmbeddedServers } from './start-embedded.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const LIMIT_MS = 180_000;

/** A port that is free now, and the next too. */
async function freePorts(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port > 65_000 || !(await isPortFree(port + 1)) ? freePorts() : port;
}

/** The next free one may be the neighbour, which Kafka needs itself. */
async function freePortBeside(taken: number): Promise<number> {
  const port = await freePorts();
  return Math.abs(port - taken) < 2 ? freePortBeside(taken) : port;
}

async function optionsFor(dataDir: string): Promise<EmbeddedOptions> {
  const kafkaPort = await freePorts();
  const postgresPort = await freePortBeside(kafkaPort);
  return { dataDir, kafkaPort, postgresPort, jarsDir: join(ROOT, 'docker/kafka/lib'), say: () => undefined };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A hub that only runs its servers, in a process that can be killed. */
async function hubOf(options: EmbeddedOptions): Promise<ChildProcess> {
  const front = pathToFileURL(join(ROOT, 'dist/libs/embedded/src/index.js')).href;
  const { say: _say, ...rest } = options;
  const script = `const { startEmbedded } = await import(${JSON.stringify(front)}); await startEmbedded({ ...${JSON.stringify(rest)}, say: () => {} }); console.log('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await once(child.stdout, 'data');
  return child;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(100);
}

describe('the servers that the hub runs itself', () => {
  // PostgreSQL's user must be able to enter it, or the data go elsewhere and stay there
  const dataDir = mkdtempSync('/var/tmp/liandong-embedded-');
  chmodSync(dataDir, 0o755);
  let options: EmbeddedOptions;
  let servers: EmbeddedServers;
  beforeAll(async () => {
    options = await optionsFor(dataDir);
  });
  afterAll(() => removeData(dataDir));

  it(
    'survive the kill -9 of their hub and are taken over by the next, with everything in them',
    async () => {
      const killed = await hubOf(options);
      const gone = once(killed, 'exit');
      killed.kill('SIGKILL');
      await gone;
      servers = await startEmbedded(options);
      const before = servers.health();
      await query(servers.databaseUrl, 'create table kept (n int)');
      await servers.stop();
      servers = await startEmbedded(options);
      expect(await query(servers.databaseUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
      expect([before.kafka.restarts, servers.health().kafka.pid === before.kafka.pid]).toEqual([0, false]);
    },
    LIMIT_MS,
  );

  it(
    'are started again when they die, and the data are still there',
    async () => {
      const { kafka, postgres } = servers.health();
      for (const pid of [kafka.pid, postgres.pid]) if (pid !== null) process.kill(pid, 'SIGKILL');
      await until(() => servers.health().kafka.restarts === 1 && servers.health().postgres.restarts === 1);
      expect(servers.health()).toMatchObject({ kafka: { state: 'up' }, postgres: { state: 'up' } });
      expect(await query(servers.databaseUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    },
    LIMIT_MS,
  );

  it('refuse a second hub on the same data folder', async () => {
    const second = hubOf(options).then(() => 'started');
    const ended = new Promise((done) => setTimeout(done, 5_000, 'refused'));
    expect(await Promise.race([second, ended])).toBe('refused');
  }, 20_000);

  it('end with stop, both of them', async () => {
    const pids = [servers.health().kafka.pid, servers.health().postgres.pid];
    await servers.stop();
    expect(pids.map((pid) => pid !== null && isRunning(pid))).toEqual([false, false]);
  }, 60_000);

  it('say what to do when a port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(options.postgresPort, '127.0.0.1', done));
    await expect(startEmbedded(options)).rejects.toThrow(/HUB_POSTGRES_PORT/);
    taken.close();
  }, 60_000);

  it('say what to do when Kafka’s second port is taken, also by PostgreSQL itself', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(options.kafkaPort + 1, '127.0.0.1', done));
    await expect(startEmbedded(options)).rejects.toThrow(/HUB_KAFKA_PORT/);
    taken.close();
    await expect(startEmbedded({ ...options, postgresPort: options.kafkaPort + 1 })).rejects.toThrow(/HUB_POSTGRES_PORT/);
  }, 60_000);

  it('say what to do when the jars are missing', async () => {
    await expect(startEmbedded({ ...options, jarsDir: '/nowhere' })).rejects.toThrow(/npm start/);
  }, 60_000);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
