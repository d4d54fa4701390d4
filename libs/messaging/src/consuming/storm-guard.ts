import { HubError } from '#kernel';
import type { IncomingMessage, Outcome } from './message.js';

/** How one message ended, and whether its handler threw. */
export interface Delivery {
  readonly message: IncomingMessage;
  readonly outcome: Outcome;
  /** Thrown and unexplained: what a cause outside the message could have done. A handler's own decision to park is none. */
  readonly failed?: boolean;
}

export type Deliver = (batch: readonly IncomingMessage[]) => Promise<readonly Delivery[]>;

export interface StormLimits {
  /** What is older says nothing about now. */
  readonly windowMs: number;
  /** Only this many of the newest outcomes are looked at, so that a busy minute does not hide the first seconds of a storm. */
  readonly outcomes: number;
  /** Of the keys that were tried; more than this share failing is no matter of single messages. */
  readonly share: number;
  /** Fewer failing keys than this are never a storm. */
  readonly least: number;
  readonly probes: number;
  /** After this a pause ends whatever the probes say: messages that are poison one and all must not stop their partition for ever. */
  readonly longestPauseMs: number;
}

const LIMITS: StormLimits = { windowMs: 60_000, outcomes: 200, share: 0.2, least: 20, probes: 5, longestPauseMs: 300_000 };

interface Seen {
  readonly at: number;
  readonly key: string;
  readonly failed: boolean;
}

/**
 * When many keys of one consumer fail at once the cause is not in the messages: parking them one by one would spend their tries on it. The
 * consumer pauses instead (its batch is tried again, nothing moves), tries a few messages now and then, and goes on when one of them succeeds.
 */
export class StormGuard {
  private seen: Seen[] = [];
  private pausedAt: number | null = null;

  constructor(
    private readonly onPause: () => void = () => undefined,
    private readonly limits: StormLimits = LIMITS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get isPaused(): boolean {
    return this.pausedAt !== null;
  }

  /** @throws HubError `HUB_CONSUMER_PAUSED` (retryable) where the failures are a storm: nothing of the batch is decided then, the same batch comes again */
  async through(batch: readonly IncomingMessage[], deliver: Deliver): Promise<readonly Delivery[]> {
    if (batch.length === 0) return [];
    const wasPaused = this.isPaused;
    if (wasPaused && !this.isOverdue() && !(await this.anySucceeds(batch, deliver))) throw paused();
    // The batch that ends a pause may park what still fails: otherwise a batch that is poison in part would pause its consumer again and again.
    if (wasPaused) this.resume();
    const deliveries = await deliver(batch);
    this.note(deliveries);
    if (wasPaused || !this.isStorm()) return deliveries;
    this.pausedAt = this.now();
    this.onPause();
    throw paused();
  }

  private note(deliveries: readonly Delivery[]): void {
    const at = this.now();
    for (const { message, failed } of deliveries) this.seen.push({ at, key: message.key ?? '', failed: failed === true });
    this.seen = this.seen.filter((each) => each.at > at - this.limits.windowMs).slice(-this.limits.outcomes);
  }

  private isStorm(): boolean {
    const failing = new Set(this.seen.filter(({ failed }) => failed).map(({ key }) => key));
    const { share, least } = this.limits;
    return failing.size >= least && failing.size > share * new Set(this.seen.map(({ key }) => key)).size;
  }

  private isOverdue(): boolean {
    return this.pausedAt !== null && this.now() - this.pausedAt >= this.limits.longestPauseMs;
  }

  private resume(): void {
    this.pausedAt = null;
    this.seen = [];
  }

  /** Tries a few keys spread over the batch, each with its first message, so that order is kept. */
  private async anySucceeds(batch: readonly IncomingMessage[], deliver: Deliver): Promise<boolean> {
    const firsts = [...new Map([...batch].reverse().map((message) => [message.key ?? '', message])).values()].reverse();
    const step = Math.max(1, Math.floor(firsts.length / this.limits.probes));
    for (let at = 0; at < firsts.length; at += step) {
      const deliveries = await deliver(firsts.slice(at, at + 1));
      if (deliveries.some(({ failed }) => failed !== true)) return true;
    }
    return false;
  }
}

const paused = (): HubError => new HubError('HUB_CONSUMER_PAUSED', 'too many messages fail at once: the consumer waits until the cause is gone', true);
