import { instantOf, type Clock, type Instant } from '#kernel';

/** Injection token of the `Clock` port. */
export const CLOCK = Symbol('Clock');

/** The machine's clock: the only place of the product that reads it for business time. */
export class SystemClock implements Clock {
  now(): Instant {
    return instantOf(Date.now());
  }
}
