import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeData } from '#embedded';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import type { TestServers } from '#testing';
import { HubClient } from './hub-client.js';

const KEPT_LOG = 20_000_000;
const SHOWN_LOG = 20_000;
/** With servers of its own that were killed, which then read their logs anew on a busy machine. */
const READY_MS = 180_000;

/** Where another hub than the one of this checkout runs: the folder of its build, and a data folder that several share and the caller removes. */
interface Place {
  readonly root?: string;
  readonly dataDir?: string;
}

/** The real hub in a process of its own against the test's servers, so that it can be killed like one. */
export class RunningHub {
  private child: ChildProcess | null = null;
  private stderr = '';

  private constructor(
    private readonly servers: TestServers | null,
    readonly dataDir: string,
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
    private readonly place: Place,
  ) {}

  /** `servers` null: the hub brings its own, under a folder of its own. */
  static async start(servers: TestServers | null, env: Readonly<Record<string, string>> = {}, place: Place = {}): Promise<RunningHub> {
    const dataDir = place.dataDir ?? mkdtempSync(join(servers ? tmpdir() : '/var/tmp', 'liandong-e2e-'));
    const hub = new RunningHub(servers, dataDir, await freePort(), env, place);
    await hub.launch();
    return hub;
  }

  /** The process of one of the hub's own servers: PostgreSQL says it in its pid file, Kafka's command line names its data folder. */
  serverPid(server: 'kafka' | 'postgres'): number | null {
    if (server === 'postgres') {
      const place = join(this.dataDir, 'postgres', 'place');
      const folder = existsSync(place) ? readFileSync(place, 'utf8').trim() : join(this.dataDir, 'postgres');
      const path = [join(folder, 'data', 'postmaster.pid'), join(folder, 'postmaster.pid')].find(existsSync) ?? '';
      return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : null;
    }
    const mark = join(this.dataDir, 'kafka');
    const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && commandLine(name).includes('kafka.Kafka') && commandLine(name).includes(mark));
    return pid === undefined ? null : Number(pid);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A client that calls with the demo key of this name, such as `KEY_DESK`. */
  as(key: string): HubClient {
    return new HubClient(this.url, this.demoKeys()[key] ?? '');
  }

  demoKeys(): Readonly<Record<string, string>> {
    return JSON.parse(readFileSync(join(this.dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
  }

  /** The file of its master key: a test that must seal as the hub does reads it. */
  get keyFile(): string {
    return join(this.dataDir, 'keys', 'master.key');
  }

  /** One message of somebody else on a topic. */
  async sendRaw(topic: string, key: string, value: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const port = new KafkaPort(this.servers?.brokers ?? [], createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'));
    const producer = await port.connect();
    await producer.send({ topic, acks: -1, messages: [{ key, value, headers: { ...headers } }] });
    await port.onApplicationShutdown();
  }

  /** Whoever read its lines goes away. */
  closeLog(): void {
    this.child?.stderr?.destroy();
  }

  get log(): string {
    return this.stderr;
  }

  async launch(): Promise<void> {
    const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', 'dist/apps/hub/src/main.js', '--empty'], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        ...(this.servers ? { HUB_KAFKA_BROKERS: this.servers.brokers.join(','), HUB_DATABASE_URL: this.servers.databaseUrl } : {}),
        HUB_DATA_DIR: this.dataDir,
        HUB_HTTP_PORT: String(this.port),
        ...this.env,
      },
      ...(this.place.root === undefined ? {} : { cwd: this.place.root }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    child.stderr.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-KEPT_LOG);
    });
    await this.ready(child);
  }

  async kill9(): Promise<void> {
    const gone = new Promise((resolve) => this.child?.once('exit', resolve));
    this.child?.kill('SIGKILL');
    await gone;
  }

  /** Asks it to stop, `times` times, and keeps its data. @returns the exit code */
  async terminate(times = 1): Promise<number | null> {
    const child = this.child;
    const gone = new Promise<number | null>((resolve) => child?.once('exit', resolve));
    for (let time = 0; time < times; time += 1) {
      child?.kill('SIGTERM');
      await sleep(50);
    }
    return gone;
  }

  /** @returns the exit code */
  async stop(): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const code = await gone;
    if (this.place.dataDir === undefined) removeData(this.dataDir);
    return code;
  }

  private async ready(child: ChildProcess): Promise<void> {
    for (const until = performance.now() + READY_MS; performance.now() < until;) {
      await sleep(150);
      if (child.exitCode !== null) throw new Error(`the hub ended while it started:\n${this.stderr.slice(-SHOWN_LOG)}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error(`the hub was not ready in time:\n${this.stderr.slice(-SHOWN_LOG)}`);
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export async function freePort(): Promise<number> {
  for (;;) {
    // Below the range from which the system takes ports for connections that go out: a process that is started again must find its port.
    const port = randomInt(20_000, 31_000);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
