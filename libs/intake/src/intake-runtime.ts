import { Inject, Injectable } from '@nestjs/common';
import type { Door } from '#contracts';
import type { Clock, Instant } from '#kernel';
import { CLOCK, LOGGER, Metrics, type Logger } from '#platform';

/** Injection token: the doors that this process serves. */
export const DOORS_HERE = Symbol('DoorsHere');

/** What every part of a door's process needs: which doors it serves, the time, where to count and where to log. */
@Injectable()
export class IntakeRuntime {
  constructor(
    @Inject(DOORS_HERE) readonly doors: readonly Door[],
    @Inject(CLOCK) private readonly clock: Clock,
    readonly metrics: Metrics,
    @Inject(LOGGER) readonly logger: Logger,
  ) {}

  now(): Instant {
    return this.clock.now();
  }
}
