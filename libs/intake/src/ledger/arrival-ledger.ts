import { Injectable } from '@nestjs/common';
import { DOORS, isDoor, type Door } from '#contracts';
import { instantOf, type Instant, type LocalDate } from '#kernel';
import { Database } from '#persistence';
import type { ArrivalOutcome } from './arrivals.js';

export type ArrivalCounts = Readonly<Record<ArrivalOutcome, number>>;
const NONE: ArrivalCounts = { accepted: 0, updated: 0, duplicate: 0, stale: 0, conflict: 0, refused: 0 };
const PAGE = 5_000;

/** The hours of one day in China, as moments. */
export const spanOfDay = (day: LocalDate): { readonly from: Instant; readonly to: Instant } => {
  const from = Date.parse(`${day}T00:00:00+08:00`);
  return { from: instantOf(from), to: instantOf(from + 86_400_000) };
};

/** What the doors say they took: the one side of the reconciliation. */
@Injectable()
export class ArrivalLedger {
  constructor(private readonly database: Database) {}

  async of(day: LocalDate): Promise<ReadonlyMap<Door, ArrivalCounts>> {
    const rows = await this.database.worker((tx) =>
      tx.query<{ door: string; outcome: ArrivalOutcome; n: number }>(
        'select door, outcome, sum(n)::int as n from intake.arrival_count where day = $1 group by 1, 2',
        [day],
      ),
    );
    const found = new Map<Door, ArrivalCounts>(DOORS.map((door) => [door, NONE]));
    for (const { door, outcome, n } of rows) if (isDoor(door)) found.set(door, { ...(found.get(door) ?? NONE), [outcome]: n });
    return found;
  }

  /** The cases that came first on `day`, in pages: their ids by door. */
  async *cases(day: LocalDate): AsyncGenerator<readonly { readonly referralId: string; readonly door: Door }[]> {
    const { from, to } = spanOfDay(day);
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.database.worker((tx) =>
        tx.query<{ referralId: string; door: Door }>(
          `select referral_id as "referralId", door from intake.source_order where first_received_at >= $1 and first_received_at < $2 and referral_id > $3 order by referral_id limit ${PAGE}`,
          [from, to, after],
        ),
      );
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.referralId ?? after;
    }
  }

  /** Of `referralIds`, those whose event has not been published yet. */
  async unpublished(referralIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.worker((tx) =>
      tx.query<{ id: string }>('select distinct stream_id as id from intake.pending where stream_id = any($1)', [referralIds]),
    );
    return new Set(rows.map(({ id }) => id));
  }
}
