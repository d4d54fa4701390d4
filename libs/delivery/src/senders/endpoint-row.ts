import type { Tx } from '#persistence';
import { HEALTHY, type DisabledWhy, type EndpointHealth } from './breaker.js';
import type { Purpose } from './push-queue.js';

interface EndpointRow {
  readonly url: string;
  readonly recent: string;
  readonly timeouts_in_row: number;
  readonly opened_at: Date | null;
  readonly probe_at: Date | null;
  readonly failing_since: Date | null;
  readonly slow_until: Date | null;
  readonly not_before: Date | null;
  readonly disabled_at: Date | null;
  readonly disabled_why: DisabledWhy | null;
  readonly now: Date;
}

export interface EndpointName {
  readonly party: string;
  readonly purpose: Purpose;
}

const ms = (at: Date | null): number | null => at?.getTime() ?? null;
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** The health of an endpoint under its lock, and the server's time, which all nodes share. What is known of another address counts no more. */
export async function lockEndpoint(
  tx: Tx,
  { party, purpose }: EndpointName,
  url: string,
): Promise<{ readonly health: EndpointHealth; readonly nowMs: number }> {
  await tx.query('insert into delivery.endpoint (party, purpose, url) values ($1, $2, $3) on conflict do nothing', [party, purpose, url]);
  const [row] = await tx.query<EndpointRow>('select *, clock_timestamp() as now from delivery.endpoint where party = $1 and purpose = $2 for update', [
    party,
    purpose,
  ]);
  if (!row) throw new Error('an endpoint row vanished under its own insert');
  return { health: row.url === url ? healthOf(row) : HEALTHY, nowMs: row.now.getTime() };
}

const healthOf = (row: EndpointRow): EndpointHealth => ({
  recent: row.recent,
  timeoutsInRow: row.timeouts_in_row,
  openedAt: ms(row.opened_at),
  probeAt: ms(row.probe_at),
  failingSince: ms(row.failing_since),
  slowUntil: ms(row.slow_until),
  notBefore: ms(row.not_before),
  disabledAt: ms(row.disabled_at),
  disabledWhy: row.disabled_why,
});

export async function saveEndpoint(tx: Tx, { party, purpose }: EndpointName, url: string, health: EndpointHealth): Promise<void> {
  const { recent, timeoutsInRow, openedAt, probeAt, failingSince, slowUntil, notBefore, disabledAt, disabledWhy } = health;
  await tx.query(
    `update delivery.endpoint set url = $3, recent = $4, timeouts_in_row = $5, opened_at = $6, probe_at = $7, failing_since = $8, slow_until = $9, not_before = $10,
            disabled_at = $11, disabled_why = $12 where party = $1 and purpose = $2`,
    [party, purpose, url, recent, timeoutsInRow, ...[openedAt, probeAt, failingSince, slowUntil, notBefore, disabledAt].map(iso), disabledWhy],
  );
}

/** Where endpoints are today. */
export interface Address extends EndpointName {
  readonly url: string;
}

/**
 * Takes over the addresses of the registry: a new address begins with a clean record, an address that was taken away stands still. Row by row under
 * its lock, and only where something changed.
 */
export async function followAddresses(tx: Tx, addresses: readonly Address[]): Promise<void> {
  const known = await tx.query<Address>('select party, purpose, url from delivery.endpoint');
  const today = new Map(addresses.map(({ party, purpose, url }) => [`${party}/${purpose}`, url]));
  for (const { party, purpose, url } of known) {
    const now = today.get(`${party}/${purpose}`) ?? '';
    if (now === url) continue;
    const { nowMs } = await lockEndpoint(tx, { party, purpose }, now);
    await saveEndpoint(tx, { party, purpose }, now, now === '' ? { ...HEALTHY, disabledAt: nowMs, disabledWhy: 'REMOVED' } : HEALTHY);
  }
}
