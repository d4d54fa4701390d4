import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#contracts';
import { HubError, type Clock } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK } from '#platform';
import type { Direction } from './party-lines.js';

const REFRESH_MS = 2_000;

/** A partner that is paused `in` is answered 503 and keeps what it has; paused `out`, nothing is pushed to it and no try is spent. Known in every process within two seconds. */
@Injectable()
export class LinePauses implements OnModuleInit, OnApplicationShutdown {
  private paused: ReadonlySet<string> = new Set();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), REFRESH_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  isPaused(orgId: string, direction: Direction): boolean {
    return this.paused.has(`${orgId}/${direction}`);
  }

  /** @throws HubError `HUB_PARTY_PAUSED` (retryable): a record of a paused partner waits on its topic */
  mustBeOpen(orgId: string): void {
    if (this.isPaused(orgId, 'in')) throw new HubError('HUB_PARTY_PAUSED', `${orgId} is paused: its records wait`, true);
  }

  /** The parties to which nothing is pushed now. */
  pausedOut(): readonly string[] {
    return [...this.paused].filter((key) => key.endsWith('/out')).map((key) => key.slice(0, -'/out'.length));
  }

  async pause(orgId: string, directions: readonly Direction[], { by, reason }: { readonly by: Actor; readonly reason: string }): Promise<void> {
    await this.act(orgId, { kind: 'pause', directions, by, reason }, (tx) =>
      tx.query(
        'insert into identity.line_pause (org_id, direction, paused_at, by_org, by_person, reason) select $1, d, $3, $4, $5, $6 from unnest($2::text[]) as t (d) on conflict do nothing',
        [orgId, directions, this.clock.now(), by.orgId, by.userHash, reason],
      ),
    );
  }

  async resume(orgId: string, directions: readonly Direction[], { by, reason }: { readonly by: Actor; readonly reason: string }): Promise<void> {
    await this.act(orgId, { kind: 'resume', directions, by, reason }, (tx) =>
      tx.query('delete from identity.line_pause where org_id = $1 and direction = any($2)', [orgId, directions]),
    );
  }

  async refresh(): Promise<void> {
    const rows = await this.database.statement<{ org_id: string; direction: string }>('select org_id, direction from identity.line_pause');
    this.paused = new Set(rows.map((row) => `${row.org_id}/${row.direction}`));
  }

  private async act(
    orgId: string,
    { kind, directions, by, reason }: { readonly kind: string; readonly directions: readonly Direction[]; readonly by: Actor; readonly reason: string },
    work: (tx: Tx) => Promise<unknown>,
  ): Promise<void> {
    await this.database.worker(async (tx) => {
      await work(tx);
      await tx.query('insert into identity.line_act (org_id, at, by_org, by_person, kind, detail, reason) values ($1, $2, $3, $4, $5, $6, $7)', [
        orgId,
        this.clock.now(),
        by.orgId,
        by.userHash,
        kind,
        directions.join(' '),
        reason,
      ]);
    });
    await this.refresh();
  }
}
