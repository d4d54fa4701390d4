import type { Tx } from '#persistence';
import type { YearArrangement } from '#sla';

/** One writer of the calendar at a time: revisions are numbered without gaps and each knows all before it. */
const LOCK = 'liandong.calendar';
export const lockCalendar = (tx: Tx): Promise<unknown> => tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK]);

/** A revision from the years as the table has them now, and the overlays given. @returns its number */
export async function addRevision(
  tx: Tx,
  given: {
    readonly changeId: string | null;
    readonly overlays: string;
    readonly touchesFrom: string | null;
    readonly orgId: string | null;
    readonly at: string | null;
  },
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    `insert into casework.calendar_revision (revision, change_id, years, overlays, touches_from, org_id, approved_at)
     select coalesce((select max(revision) from casework.calendar_revision), 0) + 1, $1, (select json_agg(arrangement order by year) from casework.calendar_year), $2::json, $3, $4, $5
     returning revision`,
    [given.changeId, given.overlays, given.touchesFrom, given.orgId, given.at],
  );
  return row?.revision ?? 0;
}

/** The years that come with the program, where the table has none yet. A notice that two people approved is never replaced by a release. */
export async function shipYears(tx: Tx, years: readonly YearArrangement[]): Promise<void> {
  await lockCalendar(tx);
  const added = await tx.query<{ year: number }>(
    `insert into casework.calendar_year (year, status, notice, arrangement) select (y ->> 'year')::int, y ->> 'status', y ->> 'notice', y from json_array_elements($1::json) as years (y) on conflict do nothing returning year`,
    [JSON.stringify(years)],
  );
  const [newest] = await tx.query<{ overlays: string }>('select overlays::text from casework.calendar_revision order by revision desc limit 1');
  if (newest && added.length === 0) return;
  const first = Math.min(...added.map(({ year }) => year));
  await addRevision(tx, { changeId: null, overlays: newest?.overlays ?? '{}', touchesFrom: newest ? `${first - 1}-12-25` : null, orgId: null, at: null });
}
