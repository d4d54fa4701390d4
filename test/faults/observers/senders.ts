import { setTimeout as sleep } from 'node:timers/promises';
import { SOURCE_SYSTEM_OF } from '#contracts';
import { referralIdOf } from '#platform';
import type { History } from '../checker/history.js';
import type { Caller } from '../support/caller.js';
import { orderText, type OrderForm } from '../support/orders.js';
import { BANKS, DOOR } from '../support/parties.js';
import type { Random } from '../support/random.js';

export interface SendersOptions {
  readonly door: Caller;
  readonly history: History;
  readonly random: Random;
  /** Order numbers begin with it. */
  readonly prefix: string;
}

const TICK_MS = 50;
const MOST_IN_FLIGHT = 1_500;
const AGAIN_MS = 300;
const REPORTS = 0.03;
const REPEATS = 0.02;

/** The agency's system: sends orders at a rate, and each until it is taken. What is taken is written down, with who must see it. */
export class Senders {
  private number = 0;
  private inFlight = 0;
  private abandoned = false;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  taken = 0;
  /** Ticks at which nothing was sent because too many waited for an answer. */
  heldBack = 0;

  constructor(private readonly options: SendersOptions) {}

  get waiting(): number {
    return this.inFlight;
  }

  start(perSecond: number): void {
    this.running = this.run(perSecond);
  }

  /** No new orders; resolves when every order that was begun is taken. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    while (this.inFlight > 0) await sleep(50);
  }

  /** Nothing is sent any more, and nobody waits for an answer: the run has failed. */
  abandon(): void {
    this.stopping.abort();
    this.abandoned = true;
  }

  /** One order, sent until it is taken. @returns its number */
  async send(parts: Partial<OrderForm> = {}, isProbe = false): Promise<string> {
    const { prefix, random } = this.options;
    this.number += 1;
    const number = this.number;
    const isReport = parts.isReport ?? (!isProbe && random.next() < REPORTS);
    const form: OrderForm = { orderNo: `${prefix}-${number}`, bank: random.pick(BANKS), number, ...parts, isReport };
    this.inFlight += 1;
    try {
      const body = orderText(form);
      const isRepeated = random.next() < REPEATS;
      await this.untilTaken(form, body, isProbe);
      if (isRepeated) await this.untilTaken(form, body, isProbe);
      return form.orderNo;
    } finally {
      this.inFlight -= 1;
    }
  }

  /** A file of orders; they are taken when the hub says that the file is done. */
  async sendFile(rows: number): Promise<void> {
    const forms = Array.from({ length: rows }, (_, index): OrderForm => {
      this.number += 1;
      return { orderNo: `${this.options.prefix}-${this.number}`, bank: BANKS[index % BANKS.length] ?? this.options.random.pick(BANKS), number: this.number };
    });
    const body = forms.map(orderText).join('\n');
    const path = await this.untilAnswered(async () => {
      const answer = await this.options.door.post(`/v1/doors/${DOOR}/orders:batch`, body, { 'content-type': 'application/x-ndjson' });
      return answer?.status === 202 ? (answer.body as { readonly links: { readonly self: string } }).links.self : null;
    });
    await this.untilAnswered(async () => {
      const answer = await this.options.door.get(path);
      return (answer?.body as { readonly state?: string } | undefined)?.state === 'done' ? true : null;
    });
    for (const form of forms) this.note(form, referralIdOf(SOURCE_SYSTEM_OF[DOOR], form.orderNo), false);
  }

  private async run(perSecond: number): Promise<void> {
    const { signal } = this.stopping;
    let owed = 0;
    for (let last = performance.now(); !signal.aborted;) {
      await sleep(TICK_MS);
      const now = performance.now();
      owed = Math.min(owed + ((now - last) * perSecond) / 1_000, perSecond);
      last = now;
      if (this.inFlight > MOST_IN_FLIGHT) this.heldBack += 1;
      for (; owed >= 1 && this.inFlight <= MOST_IN_FLIGHT; owed -= 1) void this.send().catch(() => undefined);
    }
  }

  private async untilTaken(form: OrderForm, body: string, isProbe: boolean): Promise<void> {
    const referral = await this.untilAnswered(async () => {
      const answer = await this.options.door.post(`/v1/doors/${DOOR}/orders`, body);
      if (answer?.status === 202 || answer?.status === 200) return (answer.body as { readonly referralId: string }).referralId;
      if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        this.options.history.add({ by: 'client', what: 'refused', at: this.options.history.now, door: DOOR, order: form.orderNo, status: answer.status });
        return '';
      }
      return null;
    });
    if (referral !== '') this.note(form, referral, isProbe);
  }

  private note({ orderNo, bank, isReport }: OrderForm, referral: string, isProbe: boolean): void {
    const { history } = this.options;
    const party = isReport === true ? null : bank.orgId;
    history.add({ by: 'client', what: 'taken', at: history.now, door: DOOR, order: orderNo, referral, party, ...(isProbe ? { isProbe } : {}) });
    this.taken += 1;
  }

  private async untilAnswered<T>(ask: () => Promise<T | null>): Promise<T> {
    for (;;) {
      const answer = await ask();
      if (answer !== null) return answer;
      if (this.abandoned) throw new Error('the run was given up');
      await sleep(AGAIN_MS * (0.5 + Math.random()));
    }
  }
}
