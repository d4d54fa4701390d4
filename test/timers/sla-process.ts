import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { Servers } from '#operations';

/** The app `sla` as it is started in production, so that it can be killed like one. */
export class SlaProcess {
  private child: ChildProcess;
  private errors = '';

  constructor(
    private readonly servers: Servers,
    private readonly dataDir: string,
  ) {
    this.child = this.launch();
  }

  private launch(): ChildProcess {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      HUB_KAFKA_BROKERS: this.servers.brokers.join(','),
      HUB_DATABASE_URL: this.servers.databaseUrl,
      HUB_DATA_DIR: this.dataDir,
      HUB_HTTP_PORT: '0',
      HUB_LOG_LEVEL: 'warn',
    };
    const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', resolve('dist/apps/sla/src/main.js')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-4_000);
    });
    return child;
  }

  /** With SIGKILL, and started anew at once. */
  async killAndRestart(): Promise<void> {
    await this.gone('SIGKILL');
    this.child = this.launch();
  }

  /** @throws Error where the process ended by itself */
  check(): void {
    if (this.child.exitCode !== null) throw new Error(`the process sla ended with ${this.child.exitCode}:\n${this.errors}`);
  }

  stop(): Promise<void> {
    return this.gone('SIGTERM');
  }

  get log(): string {
    return this.errors;
  }

  private async gone(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }
}
