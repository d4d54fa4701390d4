import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '#kernel';
import { closeLog, openLog, tailOf } from '../process/log-file.js';
import type { ManagedServer } from '../process/managed-server.js';
import { findByArguments, type ProcessIdentity } from '../process/process-identity.js';
import { requireJars, requireJava } from './java.js';
import { kafkaAnswers } from './kafka-probe.js';
import { KAFKA_JVM_OPTIONS, kafkaProperties } from './kafka-settings.js';

/** Where a node differs from the hub's own one. */
export interface KafkaNode {
  /** `server.properties`, given the folder of its log. */
  readonly properties: (logDir: string) => string;
  readonly ports: readonly number[];
  readonly jvmOptions: readonly string[];
  /** 22 characters; the nodes of a cluster share it. Left out: the folder's own, made at random. */
  readonly clusterId?: string;
}

const alone = (port: number): KafkaNode => ({
  properties: (logDir) => kafkaProperties(port, logDir),
  ports: [port, port + 1],
  jvmOptions: KAFKA_JVM_OPTIONS,
});

/** Apache Kafka, one node (the hub's own, or one of a cluster), formatted once, its state under `<dataDir>/kafka`. */
export class KafkaServer implements ManagedServer {
  readonly name = 'Kafka';
  readonly ports: readonly number[];
  readonly stopSignal = 'SIGTERM';
  readonly stopGraceMs = 15_000;
  private readonly folder: string;
  private readonly properties: string;
  private readonly log: string;

  constructor(
    dataDir: string,
    private readonly port: number,
    private readonly jarsDir: string,
    private readonly node: KafkaNode = alone(port),
  ) {
    this.ports = node.ports;
    this.folder = join(dataDir, 'kafka');
    this.properties = join(this.folder, 'server.properties');
    this.log = join(this.folder, 'kafka.log');
  }

  orphan(): ProcessIdentity | null {
    return findByArguments('kafka.Kafka', this.properties);
  }

  async prepare(): Promise<void> {
    requireJava();
    requireJars(this.jarsDir);
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.properties, this.node.properties(join(this.folder, 'log')));
    if (!existsSync(join(this.folder, 'formatted'))) await this.format();
  }

  spawn(): ChildProcess {
    return this.run([...this.node.jvmOptions, '-cp', join(this.jarsDir, '*'), 'kafka.Kafka', this.properties]);
  }

  async answers(): Promise<boolean> {
    return kafkaAnswers(this.port);
  }

  logTail(): string {
    return tailOf(this.log);
  }

  /** The mark is written last: a format that was cut off begins anew, and a formatted folder is never formatted again. */
  private async format(): Promise<void> {
    rmSync(join(this.folder, 'log'), { recursive: true, force: true });
    const child = this.run(['-cp', join(this.jarsDir, '*'), 'kafka.tools.StorageTool', 'format', '-t', this.clusterId(), '-c', this.properties]);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new HubError('HUB_KAFKA_FORMAT', `Kafka 的数据目录没有格式化成功：\n${this.logTail()}`, false);
    writeFileSync(join(this.folder, 'formatted'), '');
  }

  /** 16 random bytes in base64url, kept beside the data. */
  private clusterId(): string {
    if (this.node.clusterId !== undefined) return this.node.clusterId;
    const path = join(this.folder, 'cluster-id');
    if (!existsSync(path)) writeFileSync(path, `A${randomBytes(15).toString('base64url')}g`);
    return readFileSync(path, 'utf8').slice(0, 22);
  }

  private run(args: readonly string[]): ChildProcess {
    const log = openLog(this.log);
    try {
      return spawn('java', args, { detached: true, cwd: this.folder, stdio: ['ignore', log, log] });
    } finally {
      closeLog(log);
    }
  }
}
