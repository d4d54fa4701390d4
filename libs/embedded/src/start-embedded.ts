import { mkdirSync, realpathSync } from 'node:fs';
import { HubError } from '#kernel';
import { KafkaServer } from './kafka/kafka-server.js';
import { PostgresServer } from './postgres/postgres-server.js';
import { lockFolder } from './process/folder-lock.js';
import { type ServerState, Supervisor } from './process/supervisor.js';

export interface EmbeddedOptions {
  /** Where both keep their state; made when missing. One hub at a time. */
  readonly dataDir: string;
  /** Kafka listens here and on the next port, on 127.0.0.1. */
  readonly kafkaPort: number;
  readonly postgresPort: number;
  /** The folder that `mvn -f docker/kafka dependency:copy-dependencies` fills. */
  readonly jarsDir: string;
  /** One line of news for people: adoption, restart, trouble. */
  readonly say: (line: string) => void;
}

export interface ServerHealth {
  readonly state: ServerState;
  readonly pid: number | null;
  readonly restarts: number;
}

export interface EmbeddedServers {
  /** `host:port`, as HUB_KAFKA_BROKERS would say it. */
  readonly brokers: string;
  /** Superuser of the database `liandong`; carries a password, never log it. */
  readonly databaseUrl: string;
  health(): { readonly kafka: ServerHealth; readonly postgres: ServerHealth };
  /** Stops both by pid and gives the data folder back. `limitMs`: what has not ended in order by then is killed. */
  stop(limitMs?: number): Promise<void>;
}

/**
 * Runs Apache Kafka and PostgreSQL for one machine, and keeps them running until `stop()`.
 * @throws HubError `HUB_JAVA_MISSING`, `HUB_KAFKA_JARS_MISSING`, `HUB_POSTGRES_BINARIES_MISSING`, `HUB_EMBEDDED_PORT`, `HUB_EMBEDDED_START`,
 *   `HUB_DATA_DIR_IN_USE`: each message says what is missing and what to do; nothing is left running.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServers> {
  requireOwnPorts(options);
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const postgresServer = new PostgresServer(dataDir, options.postgresPort);
    const postgres = new Supervisor(postgresServer, options.say);
    const kafka = new Supervisor(new KafkaServer(dataDir, options.kafkaPort, options.jarsDir), options.say);
    const stop = async (limitMs?: number): Promise<void> => {
      await Promise.all([postgres.stop(limitMs), kafka.stop(limitMs)]);
      unlock();
    };
    const started = await Promise.allSettled([postgres.start(), kafka.start()]);
    const failed = started.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) {
      await stop();
      throw failed.reason;
    }
    return {
      brokers: `127.0.0.1:${options.kafkaPort}`,
      databaseUrl: postgresServer.url,
      health: () => ({ kafka: healthOf(kafka), postgres: healthOf(postgres) }),
      stop,
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function requireOwnPorts({ kafkaPort, postgresPort }: EmbeddedOptions): void {
  if (postgresPort !== kafkaPort && postgresPort !== kafkaPort + 1) return;
  const message = `Kafka 占用端口 ${kafkaPort} 与 ${kafkaPort + 1}：请把 HUB_POSTGRES_PORT 设为别的端口。Kafka uses both ports: set HUB_POSTGRES_PORT to another.`;
  throw new HubError('HUB_EMBEDDED_PORT', message, false);
}

const healthOf = ({ state, pid, restarts }: Supervisor): ServerHealth => ({ state, pid, restarts });
