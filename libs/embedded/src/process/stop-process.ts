import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity.js';

const POLL_MS = 50;

/**
 * Ends one process: `signal` first, SIGKILL when it is still there after `graceMs`.
 * A pid that meanwhile belongs to somebody else is never touched.
 */
export async function stopProcess(target: ProcessIdentity, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  send(target, signal);
  if (await gone(target, graceMs)) return;
  send(target, 'SIGKILL');
  await gone(target, 5_000);
}

function send(target: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(target)) return;
  try {
    process.kill(target.pid, signal);
  } catch {
    // it ended between the look and the signal
  }
}

async function gone(target: ProcessIdentity, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += POLL_MS) {
    if (!isAlive(target)) return true;
    await sleep(POLL_MS);
  }
  return !isAlive(target);
}
