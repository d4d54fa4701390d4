import { Injectable } from '@nestjs/common';
import { Problem } from '#platform';

const MAX_WAITERS = 4;

/** At most four requests of one party wait at a time: a mailbox is read by one reader, not by a crowd. */
@Injectable()
export class Waiters {
  private readonly waiting = new Map<string, number>();

  async limited<T>(party: string, work: () => Promise<T>): Promise<T> {
    const now = this.waiting.get(party) ?? 0;
    if (now >= MAX_WAITERS)
      throw new Problem(429, 'HUB_TOO_MANY_WAITERS', `同时等待的请求不得超过 ${MAX_WAITERS} 个。Too many requests of your party are waiting.`, {
        headers: { 'retry-after': '5' },
      });
    this.waiting.set(party, now + 1);
    try {
      return await work();
    } finally {
      const left = (this.waiting.get(party) ?? 1) - 1;
      if (left === 0) this.waiting.delete(party);
      else this.waiting.set(party, left);
    }
  }
}
