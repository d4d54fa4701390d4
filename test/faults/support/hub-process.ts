import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_MS = 90_000;
const RESTART_MS = 500;

export interface ProcessOptions {
  readonly app: string;
  /** Which of the processes of this app. */
  readonly instance: number;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** One app as production runs it, in a process group of its own; what dies is started again after half a second, as a supervisor does. */
export class HubProcess {
  private child: ChildProcess | null = null;
  private wanted = false;
  private errors = '';
  /** What the next start is told to do at which crash point. */
  faults = '';
  starts = 0;
  readonly exits: { readonly code: number | null; readonly signal: NodeJS.Signals | null }[] = [];

  constructor(readonly options: ProcessOptions) {}

  get name(): string {
    return `${this.options.app}#${this.options.instance}`;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  get log(): string {
    return this.errors;
  }

  /** Resolves to the crash points that it said it reached, in order. */
  get reached(): readonly string[] {
    return [...this.errors.matchAll(/^crash point (\S+): /gm)].map(([, name]) => name ?? '');
  }

  start(): void {
    this.wanted = true;
    if (this.child !== null) return;
    const { app, port, env } = this.options;
    const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', resolve('dist/apps', app, 'src/main.js')], {
      detached: true,
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', ...env, HUB_HTTP_PORT: String(port), HUB_FAULTS: this.faults },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    this.starts += 1;
    child.stderr.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-60_000);
    });
    // Not «exit»: what it said last comes after that.
    child.once('close', (code, signal) => {
      this.exits.push({ code, signal });
      this.child = null;
      if (this.wanted) setTimeout(() => this.startAgain(), RESTART_MS);
    });
  }

  private startAgain(): void {
    if (this.wanted) this.start();
  }

  /** When it dies it stays dead. */
  keepDown(): void {
    this.wanted = false;
  }

  /** To this process by its stored pid. */
  signal(signal: NodeJS.Signals): void {
    // A child that has ended, and whose output is still being read, is nobody's any more.
    if (this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
  }

  /** Resolves when the process of now has ended, whatever ended it. */
  async gone(limitMs: number): Promise<boolean> {
    const { child } = this;
    if (child === null) return true;
    const ended = new Promise<boolean>((done) => child.once('close', () => done(true)));
    return Promise.race([ended, sleep(limitMs, false, { ref: false })]);
  }

  /** SIGTERM, and SIGKILL where that is not heard. @returns the exit code */
  async stop(graceMs = 40_000): Promise<number | null> {
    this.wanted = false;
    if (this.child === null) return this.exits.at(-1)?.code ?? null;
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    if (!(await this.gone(graceMs))) {
      this.signal('SIGKILL');
      await this.gone(5_000);
    }
    return this.exits.at(-1)?.code ?? null;
  }

  /** @throws Error with the end of its log when it does not get ready */
  async ready(limitMs = READY_MS): Promise<void> {
    for (const until = performance.now() + limitMs; performance.now() < until;) {
      if (await this.isReady()) return;
      await sleep(100);
    }
    throw new Error(`${this.name} was not ready in time:\n${this.errors.slice(-3_000)}`);
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    return answer?.ok === true;
  }
}
