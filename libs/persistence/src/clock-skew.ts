import { Inject, Injectable, Optional, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { instantMs, type Clock } from '#kernel';
import { Health, LOGGER, Metrics, PassLoop, SystemClock, type Logger } from '#platform';
import { Database } from './database.js';

const EVERY_MS = 20_000;
/** From here on limits are told at a wrong time. @source docs/operations.md, precondition of every promise about time */
const TOO_MUCH_S = 30;
/** A question that took longer says nothing about a clock. */
const LONGEST_MS = 5_000;

/** Injection token of the clock that is compared with the database's: the machine's, unless a test has its own. */
export const MACHINE_CLOCK = Symbol('MachineClock');

/** How far this machine's clock is from the database's. Several processes tell the limits of one case: they must agree about the time. */
@Injectable()
export class ClockSkew implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;
  private skewS = 0;

  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    health: Health,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject(MACHINE_CLOCK) private readonly machine: Clock | null = null,
  ) {
    health.register('clock', () => (Math.abs(this.skewS) > TOO_MUCH_S ? 'degraded' : 'up'));
    this.loop = new PassLoop(() => this.look(), { restMs: EVERY_MS, logger, complaint: 'the clock of the database could not be read' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): void {
    // A question that hangs changes nothing: it is not waited for.
    void this.loop.stop();
  }

  async look(): Promise<number> {
    const clock = this.machine ?? new SystemClock();
    const asked = instantMs(clock.now());
    const [row] = await this.database.statement<{ ms: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms');
    const answered = instantMs(clock.now());
    if (row === undefined || answered - asked > LONGEST_MS) return 0;
    this.skewS = (row.ms - (asked + answered) / 2) / 1_000;
    this.metrics.gauge('hub_clock_skew_seconds', {}, this.skewS);
    if (Math.abs(this.skewS) > TOO_MUCH_S)
      this.logger.error({ code: 'HUB_CLOCK_SKEW', skewS: Math.round(this.skewS) }, 'this machine and the database disagree about the time');
    return 0;
  }
}
