import { setTimeout as sleep } from 'node:timers/promises';

/** People take their time: somewhere between `from` and `to` milliseconds; at once when the signal says stop. */
export const pauseFor = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, ms, signal);

export const pause = (from: number, to: number, signal: AbortSignal): Promise<void> =>
  sleep(from + Math.random() * (to - from), undefined, { signal }).then(
    () => undefined,
    () => undefined,
  );
