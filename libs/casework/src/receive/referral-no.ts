import { referralNoCheckChar, type Instant } from '#kernel';
import type { Database, Tx } from '#persistence';
import { localDayOf } from '#sla';

/**
 * The next `count` referral numbers (工单编号) of the day of `at` in Asia/Shanghai: `QD` + yyyyMMdd + `-` + six digits or more + a check character.
 * Taken in a transaction of their own, so numbers may be lost, never given twice.
 */
export async function takeReferralNos(database: Database, at: Instant, count: number): Promise<readonly string[]> {
  return count === 0 ? [] : takeReferralNosIn({ query: (sql, params) => database.statement(sql, params) }, at, count);
}

/** The same inside a transaction that the caller holds: for the rare case of a single number. */
export async function takeReferralNosIn(tx: Pick<Tx, 'query'>, at: Instant, count: number): Promise<readonly string[]> {
  const day = localDayOf(at);
  const [row] = await tx.query<{ last: number }>(
    'insert into casework.referral_no_day as d (day, last) values ($1, $2) on conflict (day) do update set last = d.last + excluded.last returning last',
    [day, count],
  );
  const first = (row?.last ?? count) - count + 1;
  return Array.from({ length: count }, (_, index) => referralNo(day, first + index));
}

export function referralNo(day: string, running: number): string {
  const digits = day.replaceAll('-', '');
  const number = String(running).padStart(6, '0');
  return `QD${digits}-${number}${referralNoCheckChar(digits + number)}`;
}
