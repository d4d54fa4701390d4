import { setTimeout as sleep } from 'node:timers/promises';
import { hotlineOrder } from '#testing';
import type { HubClient } from './hub-client.js';

const PATH = '/v1/doors/hotline-12345/orders';

/** What became of the orders that were posted at a steady rate. */
export interface Posted {
  /** The numbers of the orders that were answered 2xx: what the hub owes an answer for. */
  readonly taken: readonly string[];
  /** Answered with another status: not taken, and told so. */
  readonly refused: readonly number[];
  /** No answer: the connection was refused or ended. Not taken as far as the sender knows; an agency sends these again. */
  readonly unanswered: number;
}

/** Posts `rate` orders a second, each on its own time, without waiting for the answers of others, until it is told to stop. */
export class SteadyOrders {
  private readonly taken: string[] = [];
  private readonly refused: number[] = [];
  private unanswered = 0;
  private going = true;
  private readonly open = new Set<Promise<void>>();
  private readonly ran: Promise<void>;

  constructor(
    private readonly client: HubClient,
    private readonly prefix: string,
    private readonly rate: number,
  ) {
    this.ran = this.run();
  }

  get sofar(): number {
    return this.taken.length;
  }

  async stop(): Promise<Posted> {
    this.going = false;
    await this.ran;
    await Promise.all(this.open);
    return { taken: this.taken, refused: this.refused, unanswered: this.unanswered };
  }

  private async run(): Promise<void> {
    const began = performance.now();
    for (let number = 0; this.going; number += 1) {
      const due = began + (number * 1_000) / this.rate;
      if (due > performance.now()) await sleep(due - performance.now());
      const one = this.post(`${this.prefix}-${number}`).finally(() => this.open.delete(one));
      this.open.add(one);
    }
  }

  private async post(orderNo: string): Promise<void> {
    const answer = await this.client.post(PATH, hotlineOrder({ orderNo })).catch(() => null);
    if (answer === null) this.unanswered += 1;
    else if (answer.status >= 200 && answer.status < 300) this.taken.push(orderNo);
    else this.refused.push(answer.status);
  }
}
