import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, type Logger } from '../logging.js';
import { Metrics } from '../metrics/metrics.js';
import { PassLoop } from '../pass-loop.js';
import { Health, type HealthState } from './health.js';

const EVERY_MS = 5_000;
const NUMBER: Readonly<Record<HealthState, number>> = { up: 2, degraded: 1, down: 0 };

/** Puts into the metrics what readiness would say: an alarm must not depend on somebody asking, and a scrape must not ask a server. */
@Injectable()
export class HealthWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.look(), { restMs: EVERY_MS, logger, complaint: 'the health of this process could not be read' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async look(): Promise<number> {
    const { parts } = await this.health.report();
    for (const [part, state] of Object.entries(parts)) this.metrics.gauge('hub_part_state', { part }, NUMBER[state]);
    return 0;
  }
}
