import type { ErrorCode, Instant } from '#kernel';
import type { Tx } from '#persistence';
import type { CalendarChange, ChangeContent, Person } from './change.js';

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const CHANGE_COLUMNS = `
  change_id as "changeId", kind, year, org_id as "orgId", state, source_hash as "sourceHash", content, base_version as "baseVersion", preview,
  ${iso('proposed_at')} as "proposedAt", proposed_by as "proposedBy", ${iso('decided_at')} as "decidedAt", decided_by as "decidedBy", reason, revision`;

interface Entry {
  readonly at: Instant;
  readonly changeId: string;
  readonly what: 'PROPOSED' | 'APPROVED' | 'REJECTED' | 'REFUSED';
  readonly actor: Person;
  readonly code?: ErrorCode;
  readonly reason?: string | null;
}

/** The audit row of what somebody did or tried: written in the transaction of the deed, and never changed. */
export const logChange = (tx: Tx, { at, changeId, what, actor, code, reason }: Entry): Promise<unknown> =>
  tx.query('insert into casework.calendar_log (at, change_id, what, actor, code, reason) values ($1, $2, $3, $4, $5, $6)', [
    at,
    changeId,
    what,
    JSON.stringify(actor),
    code ?? null,
    reason ?? null,
  ]);

export async function insertChange(tx: Tx, change: CalendarChange): Promise<void> {
  const { changeId, kind, year, orgId, sourceHash, content, baseVersion, preview, proposedAt, proposedBy } = change;
  await tx.query(
    `insert into casework.calendar_change (change_id, kind, year, org_id, state, source_hash, content, base_version, preview, proposed_at, proposed_by)
     values ($1, $2, $3, $4, 'PROPOSED', $5, $6, $7, $8, $9, $10)`,
    [changeId, kind, year, orgId, sourceHash, JSON.stringify(content), baseVersion, JSON.stringify(preview), proposedAt, JSON.stringify(proposedBy)],
  );
}

export async function readChange(tx: Tx, changeId: string, lock = ''): Promise<CalendarChange | null> {
  const [row] = await tx.query<CalendarChange>(`select ${CHANGE_COLUMNS} from casework.calendar_change where change_id = $1 ${lock}`, [changeId]);
  return row ?? null;
}

/** What a proposal was made against: the version of the year, or the revision that last changed the organisation's days. */
export async function baseOf(tx: Tx, content: ChangeContent): Promise<number> {
  const [row] =
    content.kind === 'NOTICE'
      ? await tx.query<{ base: number }>('select version as base from casework.calendar_year where year = $1', [content.arrangement.year])
      : await tx.query<{ base: number | null }>('select max(revision) as base from casework.calendar_revision where org_id = $1', [content.orgId]);
  return row?.base ?? 0;
}

/** The year with its new arrangement; so are the years in which the notice, or the one it replaces, fixes days. */
export async function confirmYear(tx: Tx, { arrangement }: Extract<ChangeContent, { kind: 'NOTICE' }>): Promise<number> {
  await tx.query(
    `update casework.calendar_year set version = version + 1 where year in (
       select distinct extract(year from (day ->> 'date')::date)::int
         from (select json_array_elements(coalesce(a -> 'elsewhere', '[]'::json)) as day
                 from (select $2::json as a union all select arrangement from casework.calendar_year where year = $1) as both_) as days)`,
    [arrangement.year, JSON.stringify(arrangement)],
  );
  const [row] = await tx.query<{ version: number }>(
    `insert into casework.calendar_year as y (year, status, notice, arrangement) values ($1, $2, $3, $4)
     on conflict (year) do update set status = excluded.status, notice = excluded.notice, arrangement = excluded.arrangement, version = y.version + 1 returning version`,
    [arrangement.year, arrangement.status, arrangement.notice, JSON.stringify(arrangement)],
  );
  return row?.version ?? 1;
}
