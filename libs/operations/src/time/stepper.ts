import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { WakeBook } from '#casework';
import { GROUPS, TOPICS } from '#contracts';
import { HubClock } from '#identity';
import type { Instant } from '#kernel';
import { Flow } from '#messaging';
import { Problem } from '#platform';

/** A step under way, or how the last one ended. */
export interface Step {
  readonly from: Instant;
  readonly to: Instant;
  /** Moments at which limits had something to tell. */
  readonly wakes: number;
  readonly done: boolean;
  /** Why it ended before `to`. */
  readonly stoppedBy: string | null;
}

const LOOK_MS = 2;
const LONGEST_LOOK_MS = 50;
/** The timers tell two hundred cases in well under a second: what has not moved for so long will not. */
const STUCK_MS = 30_000;
/** How long what was sent just now may take to become a case. */
const ARRIVE_MS = 15_000;

interface Patience {
  /** How long the caller waits for the end; the step goes on behind. */
  readonly ms: number;
  /** Whether orders on their way from a door become cases first: they came before the step. */
  readonly forArrivals: boolean;
}

/**
 * Steps the simulated clock from one moment at which a limit has something to tell to the next, and waits at each until it is told: marks are never
 * late, however long the step. Meanwhile time stands still, whatever its speed was.
 */
@Injectable()
export class Stepper implements BeforeApplicationShutdown {
  private step: Step | null = null;
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly clock: HubClock,
    private readonly wakes: WakeBook,
    private readonly flow: Flow,
  ) {}

  get last(): Step | null {
    return this.step;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Begins a step and waits for it as long as the caller's patience lasts. @throws Problem 409 `HUB_CLOCK_STEPPING` while another one is under way */
  async to(to: Instant, wait: Patience): Promise<Step> {
    if (this.running !== null)
      throw new Problem(409, 'HUB_CLOCK_STEPPING', '时钟正在步进，请等它结束。Another step is under way: wait for its end (GET /v1/ops/time).');
    this.step = { from: this.clock.time().now, to, wakes: 0, done: false, stoppedBy: null };
    const running = this.go(to, wait)
      .then(
        (stoppedBy) => this.note({ done: true, stoppedBy }),
        () => this.note({ done: true, stoppedBy: 'HUB_INTERNAL' }),
      )
      .finally(() => (this.running = null));
    this.running = running;
    const patience = new AbortController();
    await Promise.race([running, sleep(wait.ms, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    return this.step;
  }

  private note(change: Partial<Step>): void {
    if (this.step) this.step = { ...this.step, ...change };
  }

  /** @returns why it ended early, or null */
  private async go(to: Instant, { forArrivals }: Patience): Promise<string | null> {
    const { speed } = this.clock.time();
    if (speed > 0) await this.clock.change({ speed: 0 });
    try {
      if (forArrivals) await this.arrived();
      for (;;) {
        const next = await this.settled();
        if (next === 'stuck') return 'HUB_CLOCK_STUCK';
        if (this.stopping) return 'HUB_STOPPING';
        if (this.clock.time().now >= to) return null;
        const wakes = next !== null && next <= to;
        await this.clock.change({ to: wakes ? next : to });
        if (wakes) this.note({ wakes: (this.step?.wakes ?? 0) + 1 });
      }
    } finally {
      if (speed > 0) await this.clock.change({ speed });
    }
  }

  /** Waits until casework has taken what the doors have accepted. A broker that is away does not hold up the clock for ever. */
  private async arrived(): Promise<void> {
    for (let waited = 0; waited < ARRIVE_MS && !this.stopping; waited += LONGEST_LOOK_MS) {
      const relay = await this.flow.backlog('intake', 1);
      const lag = relay.waiting > 0 ? null : await this.flow.lag(GROUPS.casework, TOPICS.intakeReferral).catch(() => null);
      if (lag?.waiting === 0) return;
      await sleep(LONGEST_LOOK_MS);
    }
  }

  /** Waits until everything that has been reached is told. @returns the next moment, null where none comes */
  private async settled(): Promise<Instant | null | 'stuck'> {
    let before: Instant | null = null;
    for (let pause = LOOK_MS, waited = 0; ; pause = Math.min(pause * 2, LONGEST_LOOK_MS)) {
      const next = await this.wakes.next();
      if (next === null || next > this.clock.time().now || this.stopping) return next;
      if (next !== before) waited = 0;
      else if (waited > STUCK_MS) return 'stuck';
      before = next;
      await sleep(pause);
      waited += pause;
    }
  }
}
