import { type Clock, type Instant, instantMs, instantOf } from '#kernel';

/** A clock that stands still until the test moves it. */
export class FakeClock implements Clock {
  private ms: number;

  constructor(start: Instant | string = '2026-11-23T09:00:00+08:00') {
    this.ms = instantMs(start as Instant);
  }

  now(): Instant {
    return instantOf(this.ms);
  }

  /** Goes forward by this many milliseconds. */
  advance(ms: number): void {
    this.ms += ms;
  }

  setTo(instant: Instant | string): void {
    this.ms = instantMs(instant as Instant);
  }
}
