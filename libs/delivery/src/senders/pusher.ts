import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { PartyDirectory } from '#identity';
import { Database } from '#persistence';
import { crashPoint, HubConfig, LOGGER, Metrics, type Logger } from '#platform';
import { post, type Answer } from './post.js';
import { retryInSeconds, verdict } from './schedule.js';

interface PushRow {
  readonly push_id: string;
  readonly party: string;
  readonly endpoint: string;
  readonly media_type: string;
  readonly body: Buffer;
  readonly attempts: number;
}

const AT_ONCE = 32;
const PER_PARTY = 4;
const IDLE_MS = 250;
const LEASE_S = 60;
const BREAKER_FAILURES = 5;
const BREAKER_S = 60;

/** Posts what waits: in order per party and referral, at most four at once a party, signed, tried again for about three days. Rows, not memory: a restart goes on. */
@Injectable()
export class Pusher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly directory: PartyDirectory,
    private readonly config: HubConfig,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const sent = await this.pass().catch(() => 0);
      if (sent === 0) await sleep(IDLE_MS);
    }
  }

  /** @returns how many were tried */
  async pass(): Promise<number> {
    const rows = await this.claim();
    await Promise.all(rows.map((row) => this.push(row)));
    return rows.length;
  }

  /** The head of each (party, order) that is due; a lease stands in for a lock, so a crash only delays. */
  private claim(): Promise<PushRow[]> {
    return this.database.worker((tx) =>
      tx.query<PushRow>(
        `with heads as (
           select distinct on (party, order_key) push_id, party, seq, next_at from delivery.push where state = 'waiting' order by party, order_key, seq),
         due as (
           select h.push_id, row_number() over (partition by h.party order by h.seq) as place from heads h left join delivery.endpoint_state e using (party)
            where h.next_at <= clock_timestamp() and e.disabled_at is null and (e.closed_until is null or e.closed_until <= clock_timestamp()))
         update delivery.push set next_at = clock_timestamp() + make_interval(secs => ${LEASE_S}) where push_id in (
           select push_id from delivery.push where push_id in (select push_id from due where place <= ${PER_PARTY} limit ${AT_ONCE}) for update skip locked)
         returning push_id, party, endpoint, media_type, body, attempts`,
      ),
    );
  }

  private async push(row: PushRow): Promise<void> {
    await crashPoint('webhook.before-send');
    const answer = await post(row.endpoint, { body: row.body, headers: this.headers(row), allowLoopback: this.config.HUB_DEMO });
    await crashPoint('webhook.sent');
    const result = verdict(answer.status);
    this.metrics.count('hub_push_total', { result });
    if (result === 'delivered') await this.delivered(row, answer);
    else await this.failed(row, answer, result === 'gone');
  }

  /** Standard Webhooks headers over the very bytes that are sent; the time stamp is this attempt's. */
  private headers(row: PushRow): Record<string, string> {
    const secret = this.directory.get(row.party)?.webhookSecret;
    const at = new Date(performance.timeOrigin + performance.now());
    const headers: Record<string, string> = {
      'content-type': row.media_type,
      'user-agent': 'Liandong/1',
      'webhook-id': row.push_id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    };
    if (secret) headers['webhook-signature'] = new Webhook(secret).sign(row.push_id, at, row.body.toString('utf8'));
    return headers;
  }

  private async delivered(row: PushRow, { status }: Answer): Promise<void> {
    await this.database.worker(async (tx) => {
      await tx.query(
        `update delivery.push set state = 'delivered', attempts = attempts + 1, last_status = $2, last_error = null, body = ''::bytea where push_id = $1`,
        [row.push_id, status],
      );
      await tx.query('delete from delivery.endpoint_state where party = $1 and disabled_at is null', [row.party]);
    });
  }

  private async failed(row: PushRow, answer: Answer, gone: boolean): Promise<void> {
    const wait = gone ? null : retryInSeconds(row.attempts + 1, answer.retryAfterS, Math.random());
    this.logger.warn(
      { party: row.party, pushId: row.push_id, status: answer.status, error: answer.error, attempts: row.attempts + 1 },
      wait === null ? 'a push was given up; the mailbox keeps the item' : 'a push failed and is tried again',
    );
    await this.database.worker(async (tx) => {
      await tx.query(
        `update delivery.push set state = case when $2::float is null then 'given-up' else 'waiting' end, attempts = attempts + 1, next_at = clock_timestamp() + make_interval(secs => coalesce($2::float, 0)), last_status = $3, last_error = $4 where push_id = $1`,
        [row.push_id, wait, answer.status, answer.error],
      );
      await tx.query(
        `insert into delivery.endpoint_state as e (party, failures, failing_since, disabled_at) values ($1, 1, clock_timestamp(), case when $2 then clock_timestamp() end)
         on conflict (party) do update set failures = e.failures + 1, closed_until = case when e.failures + 1 >= ${BREAKER_FAILURES} then clock_timestamp() + make_interval(secs => ${BREAKER_S}) end, disabled_at = coalesce(e.disabled_at, excluded.disabled_at)`,
        [row.party, gone],
      );
    });
  }
}
