import { Injectable } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { Database, type Tx } from '#persistence';
import { Health } from '#platform';
import { feedSignal } from './signals.js';

/**
 * Takes positions at the end of pull feeds. Positions follow commit order: one writer at a time holds a feed's row, from here to its commit,
 * so a reader never sees position n + 1 before n. Call it last in a transaction, once, with all feeds: rows are locked in sorted order.
 * @param counts how many items go to each feed. @returns the first position of each (the rest follow without gap).
 */
export async function reserveFeedPositions(tx: Tx, context: EventContext, counts: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, bigint>> {
  if (counts.size === 0) return new Map();
  const names = [...counts.keys()].sort();
  const sizes = names.map((name) => counts.get(name) ?? 0);
  const rows = await tx.query<{ name: string; head: string }>(
    `insert into ${context}.feed as f (name, head) select name, size from unnest($1::text[], $2::int[]) as n (name, size) order by name
     on conflict (name) do update set head = f.head + excluded.head returning name, head`,
    [names, sizes],
  );
  tx.afterCommit(() => feedSignal().raise());
  return new Map(rows.map(({ name, head }) => [name, BigInt(head) - BigInt(counts.get(name) ?? 0) + 1n]));
}

interface Waiter {
  readonly context: EventContext;
  readonly feed: string;
  readonly after: bigint;
  readonly wake: () => void;
}

const POLL_MS = 250;

/** Lets long polls wait without holding a connection: one reader per process asks for the heads of all feeds somebody waits for. */
@Injectable()
export class FeedWatcher {
  private readonly waiters = new Set<Waiter>();
  private running = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    health: Health,
  ) {
    health.onDrain(() => this.stop());
  }

  private stop(): void {
    this.stopped = true;
    for (const waiter of this.waiters) waiter.wake();
    feedSignal().raise();
  }

  /** Resolves when the feed's head is behind `after` no longer, after `ms` milliseconds, or when the caller goes away. Never rejects. */
  wait(context: EventContext, feed: string, after: bigint, options: { readonly ms: number; readonly signal?: AbortSignal }): Promise<void> {
    if (this.stopped || options.ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', wake);
        this.waiters.delete(waiter);
        resolve();
      };
      const waiter: Waiter = { context, feed, after, wake };
      const timer = setTimeout(wake, options.ms);
      options.signal?.addEventListener('abort', wake);
      this.waiters.add(waiter);
      if (!this.running) void this.watch();
    });
  }

  private async watch(): Promise<void> {
    this.running = true;
    while (this.waiters.size > 0 && !this.stopped) {
      await this.look().catch(() => undefined);
      if (this.waiters.size > 0) await feedSignal().wait(POLL_MS);
    }
    this.running = false;
  }

  private async look(): Promise<void> {
    for (const context of new Set([...this.waiters].map((waiter) => waiter.context))) {
      const waiting = [...this.waiters].filter((waiter) => waiter.context === context);
      const names = [...new Set(waiting.map(({ feed }) => feed))];
      const rows = await this.database.statement<{ name: string; head: string }>(`select name, head from ${context}.feed where name = any($1)`, [names]);
      const heads = new Map(rows.map(({ name, head }) => [name, BigInt(head)]));
      for (const { feed, after, wake } of waiting) if ((heads.get(feed) ?? 0n) > after) wake();
    }
  }
}
