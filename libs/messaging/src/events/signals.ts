import type { EventContext } from '#contracts';

/** A bell inside one process: writers ring it after commit, one sleeper wakes at once instead of at its next poll. */
export class Signal {
  private raised = false;
  private readonly waiting = new Set<() => void>();

  raise(): void {
    this.raised = true;
    for (const wake of this.waiting) wake();
  }

  /** Resolves when the bell has been rung since the last wait, or after `ms` milliseconds. */
  wait(ms: number): Promise<void> {
    if (this.raised) {
      this.raised = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        this.raised = false;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
    });
  }
}

const signals = new Map<string, Signal>();
const named = (name: string): Signal => {
  const signal = signals.get(name) ?? new Signal();
  signals.set(name, signal);
  return signal;
};

export const relaySignal = (context: EventContext): Signal => named(`relay:${context}`);
export const feedSignal = (): Signal => named('feeds');
