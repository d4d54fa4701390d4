import { AsyncLocalStorage } from 'node:async_hooks';
import { instantOf, type Clock, type Instant } from '#kernel';

/** Stands where it is set; whoever acts on a case acts at the moment of that act, however many act at once. */
export class ScoreClock implements Clock {
  private readonly acting = new AsyncLocalStorage<number>();

  constructor(private ms: number) {}

  now(): Instant {
    return instantOf(this.acting.getStore() ?? this.ms);
  }

  /** Goes on to `ms`; never back. */
  goTo(ms: number): void {
    this.ms = Math.max(this.ms, ms);
  }

  /** Runs `act` with the clock at `ms`. */
  at<T>(ms: number, act: () => Promise<T>): Promise<T> {
    return this.acting.run(ms, act);
  }
}
