import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PartyDirectory, PartyLines, PersonKeys } from '#identity';
import { Database } from '#persistence';
import { crashPoint, HubConfig, LOGGER, Metrics, openSealed, type Logger } from '#platform';
import { RESOLVE, type Resolve } from '../endpoint/checked-lookup.js';
import { reachOf } from '../endpoint/ranges.js';
import { Alarms } from '../notifier/alarms.js';
import { addressesOf, lineSecrets, urlOf } from './addresses-of.js';
import { claim, renew, RENEW_MS, type ClaimedPush } from './claim.js';
import { followAddresses } from './endpoint-row.js';
import { LIMITS, post, type Answer, type Limits } from './post.js';
import { settle, type Settled } from './settle.js';
import { signedHeaders } from './signature.js';

const AT_ONCE = 64;
const IDLE_MS = 250;
const FOLLOW_MS = 2_000;

/** Injection token: the limits of one exchange. */
export const EXCHANGE_LIMITS = Symbol('ExchangeLimits');

/**
 * Posts what waits: in order per endpoint and case, at most four at once an endpoint, signed, tried again for about three days. A slow endpoint keeps
 * its own places busy and nobody else's. Rows, not memory: a restart goes on, and what a dead node had is sent again under the same id.
 */
@Injectable()
export class Pusher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly flying = new Map<Promise<void>, ClaimedPush>();
  private renewing: NodeJS.Timeout | null = null;
  private stopping = false;
  private loop: Promise<void> | null = null;
  private followedAt = -FOLLOW_MS;

  constructor(
    private readonly database: Database,
    private readonly directory: PartyDirectory,
    private readonly keys: PersonKeys,
    private readonly config: HubConfig,
    private readonly metrics: Metrics,
    private readonly alarms: Alarms,
    private readonly lines: PartyLines,
    @Inject(RESOLVE) private readonly resolve: Resolve,
    @Inject(EXCHANGE_LIMITS) private readonly limits: Limits = LIMITS,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
    this.renewing = setInterval(() => void this.renew(), RENEW_MS);
  }

  /** What is under way may end by itself; what does not is sent again after its lease. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop;
    await Promise.all(this.flying.keys());
    if (this.renewing) clearInterval(this.renewing);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const begun = await this.begin().catch((error: unknown) => {
        this.logger.warn({ error: error instanceof Error ? error.name : typeof error }, 'pushes could not be looked up and are looked up again');
        return 0;
      });
      if (begun === 0) await sleep(IDLE_MS);
    }
  }

  /** Sends what is due now and waits for it. @returns how many were tried */
  async pass(): Promise<number> {
    const begun = await this.begin();
    await Promise.all(this.flying.keys());
    return begun;
  }

  private async begin(): Promise<number> {
    if (performance.now() - this.followedAt >= FOLLOW_MS) {
      this.followedAt = performance.now();
      await this.database.worker((tx) => followAddresses(tx, addressesOf(this.directory.all())));
    }
    const free = AT_ONCE - this.flying.size;
    const rows = free > 0 ? await this.database.worker((tx) => claim(tx, free)) : [];
    for (const row of rows) {
      const flight = this.push(row).finally(() => this.flying.delete(flight));
      this.flying.set(flight, row);
    }
    return rows.length;
  }

  /** A renewal that fails costs at most a second call under the same id. */
  private async renew(): Promise<void> {
    const under = [...this.flying.values()];
    if (under.length > 0) await this.database.worker((tx) => renew(tx, under)).catch(() => undefined);
  }

  /** Never rejects: what could not be written down is sent again after the lease. */
  private async push(row: ClaimedPush): Promise<void> {
    try {
      const url = urlOf(this.directory.get(row.party), row.purpose);
      await crashPoint('webhook.before-send');
      const answer = await this.exchange(row, url);
      await crashPoint('webhook.sent');
      const settled = await this.database.worker(async (tx) => {
        const written = await settle(tx, row, answer, { url, random: Math.random() });
        if (written.disabled !== null) await this.alarms.endpointDisabled(tx, row, written.disabled);
        if (written.state === 'given-up') await this.alarms.pushGivenUp(tx, row);
        return written;
      });
      this.report(row, answer, settled);
    } catch (error) {
      this.logger.warn({ party: row.party, pushId: row.push_id, error: error instanceof Error ? error.name : typeof error }, 'a push is sent again');
    }
  }

  private async exchange(row: ClaimedPush, url: string): Promise<Answer> {
    const party = this.directory.get(row.party);
    const body = row.sealed === null ? (row.body ?? Buffer.alloc(0)) : Buffer.from(openSealed(this.keys.hub(), row.sealed, `push:${row.push_id}`), 'base64');
    const at = new Date(performance.timeOrigin + performance.now());
    const headers = {
      'content-type': row.media_type,
      'user-agent': 'Liandong/1',
      ...(row.after_gap === null ? {} : { 'hub-after-gap': row.after_gap }),
      ...signedHeaders(row.push_id, body, lineSecrets(party, at), at),
    };
    const reach = reachOf(this.config.HUB_DEMO, party?.allowedNetworks ?? []);
    return post(url, { body, headers }, { reach, resolve: this.resolve, limits: this.limits });
  }

  private report({ party, push_id: pushId }: ClaimedPush, { status, error, durationMs }: Answer, { verdict, state }: Settled): void {
    this.metrics.count('hub_push_total', { result: verdict });
    if (verdict === 'delivered') {
      this.lines.note(party, 'out');
      return;
    }
    this.logger.warn(
      { party, pushId, status, error, durationMs },
      state === 'given-up' ? 'a push went to the desk; the mailbox keeps the item' : 'a push failed',
    );
  }
}
