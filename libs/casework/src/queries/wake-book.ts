import { Injectable } from '@nestjs/common';
import { instantOf, type Instant } from '#kernel';
import { Database } from '#persistence';

/** When the timers have something to tell next: a simulated clock is stepped from one such moment to the next. */
@Injectable()
export class WakeBook {
  constructor(private readonly database: Database) {}

  /** @returns the first moment that is not told yet, past ones included; null where no limit runs */
  async next(): Promise<Instant | null> {
    const [row] = await this.database.statement<{ next: Date | null }>('select min(wakes_at) as next from casework.clock where wakes_at is not null');
    return row?.next ? instantOf(row.next.getTime()) : null;
  }
}
