import { instantMs, instantOf, type Clock, type Instant } from '#kernel';

/** Without news of its anchor for this long, simulated time stands still: a database that is away makes nobody late. */
export const TRUSTED_MS = 5_000;
const SHORTEST_REST_MS = 20;

/** Where simulated time stands, and how many seconds of it pass in one real second (0: none, it is stepped). */
export interface TimeReading {
  readonly at: Instant;
  readonly speed: number;
}

/**
 * Business time of tests and demos. It follows an anchor that all processes of a hub share, on this process's monotonic clock, and never runs
 * backward. Only business time: signatures, timeouts and pauses between attempts stay on real time.
 */
export class SimulatedClock implements Clock {
  private anchorMs: number;
  private readAt: number;
  private toldMs: number;
  private pace: number;
  private readonly resting = new Set<() => void>();

  /** @param real monotonic real time in milliseconds; tests give their own */
  constructor(
    { at, speed }: TimeReading,
    private readonly real: () => number = () => performance.now(),
  ) {
    this.anchorMs = instantMs(at);
    this.toldMs = this.anchorMs;
    this.readAt = real();
    this.pace = speed;
  }

  get speed(): number {
    return this.pace;
  }

  now(): Instant {
    const passed = Math.min(this.real() - this.readAt, TRUSTED_MS);
    this.toldMs = Math.max(this.toldMs, this.anchorMs + passed * this.pace);
    return instantOf(Math.floor(this.toldMs));
  }

  /** Takes over what the shared anchor says; whoever rests wakes when time has jumped or goes at another speed. */
  follow({ at, speed }: TimeReading): void {
    const jumped = instantMs(at) > instantMs(this.now()) + TRUSTED_MS * this.pace || speed !== this.pace;
    this.anchorMs = instantMs(at);
    this.readAt = this.real();
    this.pace = speed;
    if (!jumped) return;
    for (const wake of this.resting) wake();
  }

  /**
   * Rests until about `ms` of simulated time have passed or time has jumped: 20 ms of real time at least, `ms` at most.
   * @param since when the caller last looked: a jump after it ends the rest at once
   */
  rest(ms: number, since: Instant): Promise<void> {
    if (this.pace === 0 && this.now() > since) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.resting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(ms, Math.max(SHORTEST_REST_MS, ms / Math.max(this.pace, 1))));
      this.resting.add(done);
    });
  }
}

/** Rests for `ms` of business time by whatever clock the process has; `since`: when the caller last looked at it. */
export const restOn = (clock: Clock, ms: number, since: Instant): Promise<void> =>
  clock instanceof SimulatedClock ? clock.rest(ms, since) : new Promise((resolve) => void setTimeout(resolve, ms));
