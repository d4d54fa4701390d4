import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { startCluster, type Cluster, type ClusterNode } from '#embedded';
import { freePort } from '../../support/running-hub.js';
import { HubProcess } from './hub-process.js';
import { TcpProxy } from './tcp-proxy.js';

export const APPS = ['hotline-adapter', 'casework', 'sla', 'delivery', 'partner-api'] as const;
export type App = (typeof APPS)[number];
/** The first process of each app reaches the brokers by the proxies of side A, the second by those of side B. */
const SIDES = ['A', 'B'] as const;
const BROKERS = 3;

/** Everything a long run stands on: three brokers and a database behind proxies, two processes of each app. */
export interface Stage {
  readonly cluster: Cluster;
  readonly processes: readonly HubProcess[];
  /** By side, one per broker. */
  readonly brokerProxies: readonly (readonly TcpProxy[])[];
  /** One per process, in the order of `processes`. */
  readonly databaseProxies: readonly TcpProxy[];
  /** Past the proxies, for those who look on. */
  readonly brokers: readonly string[];
  of(app: App): readonly HubProcess[];
  startProcesses(): Promise<void>;
  stop(): Promise<void>;
}

/** Ports nobody else is given while they are not yet in use. */
async function ports(count: number): Promise<readonly number[]> {
  const found = new Set<number>();
  while (found.size < count) found.add(await freePort());
  return [...found];
}

export async function makeStage(dataDir: string, say: (line: string) => void): Promise<Stage> {
  const free = [...(await ports(BROKERS * (2 + 2 * SIDES.length) + 1 + 2 * APPS.length * SIDES.length))];
  const take = (): number => free.pop() ?? 0;
  const nodes = Array.from({ length: BROKERS }, (_, index): ClusterNode => {
    const listeners = SIDES.map((name) => ({ name, port: take(), advertisedPort: take() }));
    return { id: index + 1, internalPort: take(), controllerPort: take(), listeners };
  });
  const postgresPort = take();
  const cluster = await startCluster({ dataDir, nodes, postgresPort, jarsDir: resolve('docker/kafka/lib'), say });
  const brokerProxies = await Promise.all(
    SIDES.map((side) =>
      Promise.all(
        nodes.map(({ listeners }) => listeners.find(({ name }) => name === side)).map((each) => TcpProxy.start(each?.advertisedPort ?? 0, each?.port ?? 0)),
      ),
    ),
  );
  const databaseProxies: TcpProxy[] = [];
  const processes: HubProcess[] = [];
  for (const app of APPS)
    for (const instance of SIDES.keys()) {
      const proxy = await TcpProxy.start(take(), postgresPort);
      databaseProxies.push(proxy);
      const env = {
        HUB_KAFKA_BROKERS: (brokerProxies[instance] ?? []).map(({ port }) => `127.0.0.1:${port}`).join(','),
        HUB_DATABASE_URL: Object.assign(new URL(cluster.databaseUrl), { port: String(proxy.port) }).toString(),
        HUB_DATA_DIR: dataDir,
        HUB_DATABASE_POOL: '6',
        HUB_KAFKA_REPLICATION: String(BROKERS),
      };
      processes.push(new HubProcess({ app, instance, port: take(), env }));
    }
  // Whatever ends this process, nothing that it started may live on.
  process.once('exit', () => {
    for (const each of processes) each.signal('SIGKILL');
    for (const each of [...cluster.brokers, cluster.postgres]) each.signal('SIGKILL');
  });
  return {
    cluster,
    processes,
    brokerProxies,
    databaseProxies,
    brokers: nodes.map(({ internalPort }) => `127.0.0.1:${internalPort}`),
    of: (app) => processes.filter(({ options }) => options.app === app),
    startProcesses: async () => {
      for (const each of processes) {
        each.start();
        await sleep(300);
      }
      await Promise.all(processes.map((each) => each.ready(180_000)));
    },
    stop: async () => {
      await Promise.all([...brokerProxies.flat(), ...databaseProxies].map((proxy) => proxy.heal()));
      await Promise.all(processes.map((each) => each.stop()));
      await cluster.stop();
      await Promise.all([...brokerProxies.flat(), ...databaseProxies].map((proxy) => proxy.stop()));
    },
  };
}
