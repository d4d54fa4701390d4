import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../checker/history.js';
import type { Answered, Caller } from '../support/caller.js';
import { DOOR } from '../support/parties.js';

const AGAIN_MS = 200;
const WAIT_S = 5;

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string;
}

/** Reads a feed behind what it has read, for ever; an answer that is lost is asked for again. */
abstract class FeedReader {
  private cursor = '';
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  read = 0;

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  protected abstract ask(cursor: string, waitS: number, signal: AbortSignal): Promise<Answered | null>;
  protected abstract note(item: Readonly<Record<string, unknown>>): void;

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const answer = await this.ask(this.cursor, WAIT_S, signal);
      if (answer?.status !== 200) {
        await sleep(AGAIN_MS);
        continue;
      }
      const { items, next } = answer.body as Page;
      for (const item of items) this.note(item);
      this.read += items.length;
      this.cursor = next;
    }
  }
}

/** The door's own system: reads what it is told about its orders. */
export class StatusReader extends FeedReader {
  private readonly waiting = new Map<string, () => void>();
  /** Orders that were told DISPATCHED. */
  dispatched = 0;

  constructor(
    private readonly door: Caller,
    private readonly history: History,
  ) {
    super();
  }

  /** Resolves to whether the order was told DISPATCHED within so many milliseconds. Ask before it is sent. */
  async toldDispatched(order: string, ms: number): Promise<boolean> {
    const told = new Promise<boolean>((done) => this.waiting.set(order, () => done(true)));
    const late = new AbortController();
    const found = await Promise.race([told, sleep(ms, false, { signal: late.signal }).catch(() => false)]);
    late.abort();
    this.waiting.delete(order);
    return found;
  }

  protected override ask(cursor: string, waitS: number, signal: AbortSignal): Promise<Answered | null> {
    return this.door.get(`/v1/doors/${DOOR}/statuses?wait=${waitS}${cursor === '' ? '' : `&after=${cursor}`}`, signal);
  }

  protected override note(item: Readonly<Record<string, unknown>>): void {
    const { orderNo, seq, code } = item as { readonly orderNo: string; readonly seq: number | null; readonly code: string };
    this.history.add({ by: 'feed', at: this.history.now, door: DOOR, order: orderNo, seq, code });
    if (code !== 'DISPATCHED') return;
    this.dispatched += 1;
    this.waiting.get(orderNo)?.();
  }
}

export interface Item {
  readonly party: string;
  readonly referral: string;
  readonly kind: string;
}

/** An institution's system: reads its mailbox. */
export class MailboxReader extends FeedReader {
  constructor(
    private readonly party: string,
    private readonly caller: Caller,
    private readonly history: History,
    private readonly onItem: (item: Item) => void = () => undefined,
  ) {
    super();
  }

  protected override ask(cursor: string, waitS: number, signal: AbortSignal): Promise<Answered | null> {
    return this.caller.get(`/v1/inbox?wait=${waitS}${cursor === '' ? '' : `&after=${cursor}`}`, signal);
  }

  protected override note(item: Readonly<Record<string, unknown>>): void {
    const { referralId: referral, kind, version } = item as { readonly referralId: string; readonly kind: string; readonly version: number };
    this.history.add({ by: 'inbox', at: this.history.now, party: this.party, referral, kind, version });
    this.onItem({ party: this.party, referral, kind });
  }
}
