import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { Database, type Tx } from '#persistence';
import { Problem } from '#platform';
import type { ClockChange } from '#sla';
import { readChange } from './change-rows.js';

export interface RecalculationItem extends ClockChange {
  readonly referralId: string;
  readonly referralNo: string;
  readonly at: Instant;
}

export interface RecalculationReport {
  readonly changeId: string;
  readonly kind: string;
  readonly year: number | null;
  readonly orgId: string | null;
  readonly revision: number;
  readonly approvedAt: Instant | null;
  /** RUNNING while open clocks are left that were not compared with this calendar. */
  readonly state: 'RUNNING' | 'DONE';
  readonly remaining: number;
  readonly counts: Readonly<Record<ClockChange['change'], number>>;
  readonly overdueAtOnce: number;
  /** Breaches decided under the old calendar that would be none now: a person decides what becomes of each. */
  readonly toReexamine: number;
  readonly items: readonly RecalculationItem[];
  /** Goes into `after` of the next request; null on the last page. */
  readonly next: string | null;
}

export interface ReportQuery {
  readonly after: string | null;
  readonly limit: number;
  readonly change: ClockChange['change'] | null;
  readonly reexamine: boolean;
}

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What an approved change did to the clocks: grows while the recalculation runs. */
@Injectable()
export class RecalculationReports {
  constructor(private readonly database: Database) {}

  /** @throws Problem 404 `HUB_CALENDAR_CHANGE_UNKNOWN` · 409 `HUB_CALENDAR_NOT_APPROVED` */
  report(changeId: string, query: ReportQuery): Promise<RecalculationReport> {
    return this.database.worker(async (tx) => {
      const change = await readChange(tx, changeId);
      if (!change) throw new Problem(404, 'HUB_CALENDAR_CHANGE_UNKNOWN', '没有这项日历变更。There is no such change of the calendar.');
      const { revision } = change;
      if (revision === null)
        throw new Problem(
          409,
          'HUB_CALENDAR_NOT_APPROVED',
          '该变更尚未批准，没有重算。The change is not approved: nothing was counted again. Its preview says what it would do.',
        );
      const [left] = await tx.query<{ n: number }>(`select count(*)::int as n from casework.clock where state <> 'STOPPED' and calendar_examined < $1`, [
        revision,
      ]);
      const remaining = left?.n ?? 0;
      const items = await itemsOf(tx, changeId, query);
      return {
        changeId,
        kind: change.kind,
        year: change.year,
        orgId: change.orgId,
        revision,
        approvedAt: change.decidedAt,
        state: remaining === 0 ? 'DONE' : 'RUNNING',
        remaining,
        ...(await countsOf(tx, changeId)),
        items,
        next: items.length === query.limit ? (items.at(-1)?.clockId ?? null) : null,
      };
    });
  }
}

async function countsOf(tx: Tx, changeId: string): Promise<Pick<RecalculationReport, 'counts' | 'overdueAtOnce' | 'toReexamine'>> {
  const rows = await tx.query<{ change: ClockChange['change']; n: number; overdue: number; reexamine: number }>(
    `select change, count(*)::int as n, count(*) filter (where is_overdue_now)::int as overdue, count(*) filter (where reexamine_breach)::int as reexamine
       from casework.recalculation_item where change_id = $1 group by change`,
    [changeId],
  );
  const sum = (pick: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const counts = { LATER: 0, EARLIER: 0, CONFIRMED: 0, KEPT: 0 };
  for (const { change, n } of rows) counts[change] = n;
  return { counts, overdueAtOnce: sum(({ overdue }) => overdue), toReexamine: sum(({ reexamine }) => reexamine) };
}

const itemsOf = (tx: Tx, changeId: string, { after, limit, change, reexamine }: ReportQuery): Promise<readonly RecalculationItem[]> =>
  tx.query<RecalculationItem>(
    `select i.clock_id as "clockId", i.referral_id as "referralId", r.referral_no as "referralNo", i.rule_id as "ruleId", i.change, ${utc('i.old_due_at')} as "oldDueAt", ${utc('i.new_due_at')} as "newDueAt",
       i.provisional, i.reexamine_breach as "reexamineBreach", i.is_overdue_now as "isOverdueNow", ${utc('i.at')} as at
       from casework.recalculation_item i join casework.referral r using (referral_id)
      where i.change_id = $1 and ($2::uuid is null or i.clock_id > $2) and ($3::text is null or i.change = $3) and (not $4 or i.reexamine_breach) order by i.clock_id limit $5`,
    [changeId, after, change, reexamine, limit],
  );
