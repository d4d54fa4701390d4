import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubClient } from './hub-client.js';
import { freePort } from './running-hub.js';

const READY_TRIES = 400;

/** One app alone, as `npm run app -- <app>` starts it, against servers that exist. */
export class AppProcess {
  private output = '';

  private constructor(
    readonly app: string,
    private readonly child: ChildProcess,
    private readonly port: number,
    private readonly dataDir: string,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-5_000);
    });
  }

  static async start(app: string, env: Readonly<Record<string, string>> & { readonly HUB_DATA_DIR: string }): Promise<AppProcess> {
    const port = await freePort();
    const given = { ...process.env, NODE_OPTIONS: '', ...env, HUB_HTTP_PORT: String(port) };
    const child = spawn(process.execPath, ['scripts/app.mjs', app], { env: given, stdio: ['ignore', 'ignore', 'pipe'] });
    return new AppProcess(app, child, port, env.HUB_DATA_DIR);
  }

  /** A client of this app with the demo key of this name. */
  as(key: string): HubClient {
    const keys = JSON.parse(readFileSync(join(this.dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
    return new HubClient(`http://127.0.0.1:${this.port}`, keys[key] ?? '');
  }

  async ready(): Promise<void> {
    for (let tries = 0; tries < READY_TRIES; tries += 1) {
      if (this.child.exitCode !== null) throw new Error(`${this.app} ended while it started:\n${this.output}`);
      if ((await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => null))?.ok) return;
      await sleep(100);
    }
    throw new Error(`${this.app} was not ready in time:\n${this.output}`);
  }

  /** @returns the exit code */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const gone = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    return gone;
  }
}
