import { randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CLUSTER_JVM_OPTIONS, clusterProperties, type ClusterNode } from './kafka/kafka-settings.js';
import { KafkaServer } from './kafka/kafka-server.js';
import { PostgresServer } from './postgres/postgres-server.js';
import { SwitchableServer } from './switchable-server.js';

export interface ClusterOptions {
  readonly dataDir: string;
  /** Three nodes: fewer cannot lose one and go on. */
  readonly nodes: readonly ClusterNode[];
  readonly postgresPort: number;
  readonly jarsDir: string;
  readonly say: (line: string) => void;
}

/** Several Kafka nodes and one PostgreSQL, each to be stopped, frozen and killed apart: what fault tests stand on. */
export interface Cluster {
  readonly brokers: readonly SwitchableServer[];
  readonly postgres: SwitchableServer;
  /** Superuser; carries a password, never log it. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** @throws HubError as `startEmbedded`; nothing is left running then */
export async function startCluster({ dataDir: folder, nodes, postgresPort, jarsDir, say }: ClusterOptions): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  const dataDir = realpathSync(folder);
  const clusterId = `A${randomBytes(15).toString('base64url')}g`.slice(0, 22);
  const brokers = nodes.map((node) => {
    const server = new KafkaServer(join(dataDir, `node-${node.id}`), node.listeners[0]?.port ?? node.internalPort, jarsDir, {
      properties: (logDir) => clusterProperties(node, nodes, logDir),
      ports: [...node.listeners.map(({ port }) => port), node.internalPort, node.controllerPort],
      jvmOptions: CLUSTER_JVM_OPTIONS,
      clusterId,
    });
    return new SwitchableServer(`broker ${node.id}`, server, say);
  });
  const postgresServer = new PostgresServer(dataDir, postgresPort);
  const postgres = new SwitchableServer('postgres', postgresServer, say);
  const stop = async (): Promise<void> => {
    await Promise.all([...brokers, postgres].map((server) => server.off()));
  };
  const started = await Promise.allSettled([...brokers, postgres].map((server) => server.on()));
  const failed = started.find((outcome) => outcome.status === 'rejected');
  if (failed === undefined) return { brokers, postgres, databaseUrl: postgresServer.url, stop };
  await stop();
  throw failed.reason;
}
