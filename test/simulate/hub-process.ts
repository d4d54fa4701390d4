import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/running-hub.js';

const READY_MS = 180_000;
const ENTRY = join(import.meta.dirname, '../../apps/hub/src/main.js');

/** The built hub with servers and a data folder of its own, on a simulated clock that stands still until it is stepped. */
export class HubProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** What it said last on standard error. */
    readonly log: () => string,
  ) {}

  /** @param start where its clock begins, milliseconds. @throws Error with the hub's own words when it does not start */
  static async start(dataDir: string, port: number, start: number): Promise<HubProcess> {
    let said = '';
    const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', ENTRY, '--empty'], {
      env: {
        ...ownEnvironment(),
        HUB_DATA_DIR: dataDir,
        HUB_HTTP_PORT: String(port),
        HUB_KAFKA_PORT: String(await freePair()),
        HUB_POSTGRES_PORT: String(await freePort()),
        HUB_CLOCK_START: new Date(start).toISOString(),
        HUB_CLOCK_SPEED: '0',
        HUB_LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
    });
    const url = `http://127.0.0.1:${port}`;
    for (const until = performance.now() + READY_MS; performance.now() < until;) {
      await sleep(200);
      if (child.exitCode !== null) throw new Error(said);
      const answer = await fetch(`${url}/readyz`).catch(() => null);
      if (answer?.ok === true && ((await answer.json()) as { status: string }).status === 'up') return new HubProcess(child, url, () => said);
    }
    child.kill('SIGTERM');
    throw new Error(`the hub was not ready in time:\n${said}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** What the caller set for a hub of his own is not for this one: it must not touch his servers. */
const ownEnvironment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HUB_')));

/** Kafka listens on a port and the one after it. */
async function freePair(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 65_535 && (await isFree(port + 1))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => {
      server.close(() => resolve(true));
    });
  });
}
