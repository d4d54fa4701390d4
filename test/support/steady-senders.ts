import { setTimeout as sleep } from 'node:timers/promises';
import { hotlineOrder } from '#testing';
import type { HubClient } from './hub-client.js';

const DOOR = 'hotline-12345';

/** Sends until the door has taken it, as an agency's system would: 503 and a lost connection are tried again. @throws Error after a minute and a half */
async function sendUntilTaken(client: HubClient, order: object): Promise<void> {
  for (let tries = 0; tries < 900; tries += 1) {
    const answer = await client.post(`/v1/doors/${DOOR}/orders`, order).catch(() => null);
    if (answer?.status === 202 || answer?.status === 200) return;
    await sleep(100);
  }
  throw new Error('an order was never taken');
}

/** Several senders that put `orders` orders through the hotline door, whatever happens to the hub meanwhile. */
export class SteadySenders {
  taken = 0;
  private next = 0;
  readonly done: Promise<unknown>;

  constructor(
    client: HubClient,
    readonly prefix: string,
    readonly orders: number,
  ) {
    this.done = Promise.all(
      Array.from({ length: 12 }, async () => {
        while (this.next < orders) {
          const number = this.next;
          this.next += 1;
          await sendUntilTaken(client, hotlineOrder({ orderNo: `${prefix}-${number}` }));
          this.taken += 1;
        }
      }),
    );
  }

  /** Resolves when `more` further orders have been taken, or all. */
  async progress(more: number): Promise<void> {
    const goal = Math.min(this.taken + more, this.orders);
    while (this.taken < goal) await sleep(20);
  }
}
