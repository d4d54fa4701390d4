import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock, Instant } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, Health, LOGGER, SimulatedClock, type Logger } from '#platform';
import { anchorClock, readClock, type ClockRow } from './clock-row.js';

const FOLLOW_MS = 200;
const MISSED = 10;

/** What a hub says of its own time. */
export interface HubTime {
  readonly kind: 'REAL' | 'SIMULATED';
  readonly now: Instant;
  /** Seconds of business time in a real second; 0 = it stands still until it is stepped. */
  readonly speed: number;
}

/** Keeps this process on the simulated clock that all processes of the hub share; on the machine's clock it does nothing. */
@Injectable()
export class HubClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private asking = false;
  private missed = 0;

  constructor(
    private readonly database: Database,
    private readonly health: Health,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!(this.clock instanceof SimulatedClock)) return;
    this.logger.warn(
      { now: this.clock.now(), speed: this.clock.speed },
      'this hub runs on a simulated clock: its dates are not those of the calendar on the wall',
    );
    this.health.register('simulated-clock', () => (this.missed < MISSED ? 'up' : 'degraded'));
    this.timer = setInterval(() => void this.follow(), FOLLOW_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  time(): HubTime {
    const { clock } = this;
    return clock instanceof SimulatedClock ? { kind: 'SIMULATED', now: clock.now(), speed: clock.speed } : { kind: 'REAL', now: clock.now(), speed: 1 };
  }

  /** Jumps forward to a moment, or goes at another speed. The other processes follow within a fifth of a second. */
  async change(change: { readonly to?: Instant; readonly speed?: number }): Promise<HubTime> {
    this.take(await anchorClock(this.database, { ...change, to: this.foremost(change.to) }));
    return this.time();
  }

  private async follow(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      const read = this.time().speed === 0 ? await readClock(this.database) : null;
      // What one process has told already has been: where another slowed the clock down meanwhile, the foremost one takes it along.
      this.take(read !== null && read.at >= this.time().now ? read : await anchorClock(this.database, { to: this.time().now }));
      this.missed = 0;
    } catch {
      // Simulated time stands still meanwhile; readiness says so after two seconds.
      this.missed += 1;
    } finally {
      this.asking = false;
    }
  }

  private foremost(to: Instant | undefined): Instant {
    const { now } = this.time();
    return to !== undefined && to > now ? to : now;
  }

  private take(row: ClockRow | null): void {
    if (row !== null && this.clock instanceof SimulatedClock) this.clock.follow(row);
  }
}
