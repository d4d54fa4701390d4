import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from '#persistence';

/** How long a start waits for a database that is «starting up» or a broker that is not ready yet. */
const LIMIT_MS = 120_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Tries `work` until it succeeds: what is transient (57P03 «starting up», connection refused, a broker without a leader, a step that hung) is
 * tried again for two minutes, with a line of news each time; anything else ends it at once.
 * @param what for people: what is being waited for
 * @throws the last error
 */
export async function patiently<T>(what: string, say: (line: string) => void, work: () => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || performance.now() + pause > deadline) throw error;
      say(`  … ${what}：${reasonOf(error)}，${(pause / 1_000).toFixed(1)} 秒后再试 · trying again`);
      await sleep(pause);
    }
  }
}

const mayPass = (error: unknown): boolean =>
  isTransient(error) || (error instanceof AggregateError && error.errors.every(isTransient)) || (error instanceof Error && isKafkaNotReady(error));

/** The client library marks what it would try again itself, and wraps what it gave up on. */
function isKafkaNotReady(error: Error): boolean {
  const { retriable } = error as { readonly retriable?: boolean };
  return error.name.startsWith('KafkaJS') && (retriable === true || /NumberOfRetriesExceeded|Connection|RequestTimeout|BrokerNotFound/.test(error.name));
}

function reasonOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' && code !== '' ? code : typeof name === 'string' ? name : 'error';
}
