import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#persistence';
import { LOGGER, Metrics, PassLoop, sample, type Logger, type Sample } from '#platform';
import { Lease } from './lease.js';

/** Numbers about the whole hub that must be asked for: one process reads them for all, now and then, and never because somebody scrapes. */
export interface GaugeSource {
  readonly name: string;
  /** Milliseconds between two readings, at least. */
  readonly everyMs: number;
  read(): Promise<readonly Sample[]>;
}

const LOOK_MS = 1_000;
/** A reading may take one fiftieth of the time: a table that grew makes its numbers rarer, not the database slower. */
const SHARE = 50;
const STOP_MS = 1_000;

/** Reads each source in the process that holds its lease. */
@Injectable()
export class Collector implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly holder = randomUUID();
  private readonly sources: Collecting[] = [];
  private loops: PassLoop[] = [];

  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    let shown: readonly Sample[] = [];
    metrics.onScrape(() => {
      const now = this.sources.flatMap((source) => source.age());
      metrics.swap(shown, now);
      shown = now;
    });
  }

  register(source: GaugeSource): void {
    this.metrics.count('hub_collector_failures_total', { source: source.name }, 0);
    this.sources.push(new Collecting(source, new Lease(this.database, source.name, this.holder), this.metrics));
  }

  onApplicationBootstrap(): void {
    const options = { restMs: LOOK_MS, logger: this.logger, complaint: 'numbers could not be collected and are tried again' };
    // Each by itself: a broker that hangs holds up no number of the database.
    this.loops = this.sources.map((source) => new PassLoop(() => source.pass(), options));
    for (const loop of this.loops) loop.start();
  }

  /** A reading under way changes nothing, so nobody waits for it; what this process held is free at once. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const loop of this.loops) void loop.stop();
    const given = Promise.allSettled(this.sources.map((source) => source.end()));
    await Promise.race([given, sleep(STOP_MS, undefined, { ref: false })]);
  }
}

class Collecting {
  private nextAt = 0;
  private ended = false;
  private readAt: number | null = null;
  private told: readonly Sample[] = [];

  constructor(
    private readonly source: GaugeSource,
    private readonly lease: Lease,
    private readonly metrics: Metrics,
  ) {}

  /** @returns 0: the loop rests */
  async pass(): Promise<number> {
    const began = performance.now();
    if (began < this.nextAt || this.ended) return 0;
    const { name, everyMs } = this.source;
    this.nextAt = began + everyMs;
    try {
      if (!(await this.lease.take((everyMs * 3) / 1_000))) return this.leave();
      const samples = await this.source.read();
      const tookMs = performance.now() - began;
      this.tell(samples);
      this.readAt = performance.now();
      if (tookMs * SHARE > everyMs) {
        this.nextAt = began + tookMs * SHARE;
        await this.lease.take((tookMs * SHARE * 2) / 1_000);
      }
      return 0;
    } catch (error) {
      this.metrics.count('hub_collector_failures_total', { source: name });
      throw error;
    }
  }

  /** What another process tells now must not be told twice. */
  private leave(): number {
    this.tell([]);
    this.readAt = null;
    return 0;
  }

  private tell(samples: readonly Sample[]): void {
    this.metrics.swap(this.told, samples);
    this.told = samples;
  }

  age(): readonly Sample[] {
    return this.readAt === null ? [] : [sample('hub_collector_age_seconds', { source: this.source.name }, (performance.now() - this.readAt) / 1_000)];
  }

  async end(): Promise<void> {
    this.ended = true;
    if (this.readAt !== null) await this.lease.giveBack();
  }
}
