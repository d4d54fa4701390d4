import type { Door } from '#contracts';
import { instantMs, type Instant } from '#kernel';
import type { Tx } from '#persistence';
import type { Judgement } from '../accept/judge.js';

export type ArrivalOutcome = Judgement | 'refused';
const ZONE_MS = 8 * 3_600_000;
const SLOTS = 16;

/** The day in China on which something came. */
const dayOf = (at: Instant): string => new Date(instantMs(at) + ZONE_MS).toISOString().slice(0, 10);

/**
 * Counts what came in the transaction that takes it: counted and taken, or neither. Each connection has its own rows, so two transactions
 * seldom wait for each other.
 */
export async function countArrivals(tx: Tx, arrivals: readonly { readonly door: Door; readonly outcome: ArrivalOutcome }[], now: Instant): Promise<void> {
  if (arrivals.length === 0) return;
  const counts = new Map<string, { d: Door; o: ArrivalOutcome; n: number }>();
  for (const { door, outcome } of arrivals) {
    const known = counts.get(`${door}/${outcome}`) ?? { d: door, o: outcome, n: 0 };
    counts.set(`${door}/${outcome}`, { ...known, n: known.n + 1 });
  }
  await tx.query(
    `insert into intake.arrival_count as t (day, door, outcome, slot, n) select $2::date, d, o, pg_backend_pid() % ${SLOTS}, n from json_to_recordset($1::json) as c (d text, o text, n int) order by d, o
     on conflict (day, door, outcome, slot) do update set n = t.n + excluded.n`,
    [JSON.stringify([...counts.values()]), dayOf(now)],
  );
}
