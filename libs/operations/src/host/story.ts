import { spawn } from 'node:child_process';
import { stderrLines, type HubConfig } from '#platform';
import type { HostedHub } from './host-hub.js';

export interface StoryOptions {
  readonly config: HubConfig;
  readonly hub: HostedHub;
  /** The built entry of the sandbox: simulated agencies, institutions and desk, which speak to the hub like any partner. */
  readonly entry: string;
  readonly json: boolean;
}

/**
 * Plays the demo story against the running hub: the sandbox is a process of its own and knows the hub by its public interfaces only.
 * On a terminal it draws a table: our own lines wait until it is done. Its progress goes to standard error, its counts to standard output (one JSON line with `json`). @returns its exit code
 */
export function playStory({ config, hub, entry, json }: StoryOptions): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', entry, '--story', ...(json ? ['--json'] : [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HUB_URL: hub.url, HUB_DATA_DIR: config.HUB_DATA_DIR, HUB_KAFKA_BROKERS: hub.servers.brokers.join(',') },
  });
  const stop = (): void => void child.kill('SIGTERM');
  if (process.stderr.isTTY) stderrLines.hold();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      stderrLines.release();
      resolve(code ?? 1);
    });
  });
}
