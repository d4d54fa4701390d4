import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { instantMs, instantOf, type Clock } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, LOGGER, PassLoop, type Logger } from '#platform';

/** `in`: the partner spoke to us · `out`: it took what we had for it. */
export type Direction = 'in' | 'out';

interface Heard {
  readonly orgId: string;
  readonly direction: Direction;
  readonly hour: number;
  n: number;
  at: number;
}

const FLUSH_MS = 2_000;
const HOUR_MS = 3_600_000;

/**
 * When each partner was last heard, and how often in each hour. Counted in memory and written every two seconds: a kill loses two seconds of
 * counts, never an order. What must be exact is counted where it happens.
 */
@Injectable()
export class PartyLines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private heardSince = new Map<string, Heard>();
  private readonly loop: PassLoop;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.flush().then(() => 0), { restMs: FLUSH_MS, logger, complaint: 'what was heard of partners is written later' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.flush().catch(() => undefined);
  }

  note(orgId: string, direction: Direction, n = 1): void {
    const at = instantMs(this.clock.now());
    const hour = at - (at % HOUR_MS);
    const key = `${orgId}/${direction}/${hour}`;
    const known = this.heardSince.get(key) ?? { orgId, direction, hour, n: 0, at };
    known.n += n;
    known.at = Math.max(known.at, at);
    this.heardSince.set(key, known);
  }

  /** Writes what was heard since the last time; what cannot be written is kept for the next. */
  async flush(): Promise<void> {
    const heard = [...this.heardSince.values()].sort((a, b) => (a.orgId + a.direction < b.orgId + b.direction ? -1 : 1));
    if (heard.length === 0) return;
    this.heardSince = new Map();
    const rows = JSON.stringify(heard.map(({ orgId, direction, hour, n, at }) => ({ o: orgId, d: direction, h: instantOf(hour), n, a: instantOf(at) })));
    try {
      await this.database.worker(async (tx) => {
        await tx.query(
          `insert into identity.line as t (org_id, direction, last_at, total) select o, d, max(a), sum(n) from json_to_recordset($1::json) as r (o text, d text, a timestamptz, n int) group by o, d order by o, d
           on conflict (org_id, direction) do update set last_at = greatest(t.last_at, excluded.last_at), total = t.total + excluded.total`,
          [rows],
        );
        await tx.query(
          `insert into identity.line_hour as t (org_id, direction, hour, n) select o, d, h, n from json_to_recordset($1::json) as r (o text, d text, h timestamptz, n int) order by o, d, h
           on conflict (org_id, direction, hour) do update set n = t.n + excluded.n`,
          [rows],
        );
      });
    } catch (error) {
      for (const each of heard) this.keep(each);
      throw error;
    }
  }

  private keep(each: Heard): void {
    const key = `${each.orgId}/${each.direction}/${each.hour}`;
    const now = this.heardSince.get(key);
    this.heardSince.set(key, now ? { ...now, n: now.n + each.n, at: Math.max(now.at, each.at) } : each);
  }
}
