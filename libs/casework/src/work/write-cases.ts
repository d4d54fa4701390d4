import { recordEvents } from '#messaging';
import type { Tx } from '#persistence';
import { caseRow, clockRow } from './rows.js';
import { visibilityOf, type Sight } from './visibility.js';
import { writeItems } from './store.js';
import type { Written } from './written.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Every table of a case in one statement: at 200 cases a second most batches hold few, and then the way to the server and back costs more than
 * the rows. The parts touch different tables, so their order does not matter.
 */
const WRITE = `
  with referrals as (
    insert into casework.referral as r (referral_id, referral_no, source_system, source_order_no, part, door, status, version, stream_version, last_hash, lead_org_id, matter_type, urgency,
        complainant_key, business_line, is_drill, received_at, updated_at, state, facts, outbound)
      select referral_id, referral_no, source_system, source_order_no, part, door, status, version, stream_version, last_hash, lead_org_id, matter_type, urgency,
        complainant_key, business_line, is_drill, received_at, updated_at, state, facts, outbound
      from json_to_recordset($1::json) as n (referral_id uuid, referral_no text, source_system text, source_order_no text, part smallint, door text, status text, version int, stream_version int, last_hash text,
        lead_org_id text, matter_type text, urgency text, complainant_key text, business_line text, is_drill boolean, received_at timestamptz, updated_at timestamptz, state json, facts json, outbound json)
      on conflict (referral_id) do update set status = excluded.status, version = excluded.version, stream_version = excluded.stream_version, last_hash = excluded.last_hash, lead_org_id = excluded.lead_org_id,
        matter_type = excluded.matter_type, urgency = excluded.urgency, complainant_key = excluded.complainant_key, business_line = excluded.business_line, updated_at = excluded.updated_at, state = excluded.state,
        facts = excluded.facts, outbound = excluded.outbound),
  visible as (
    insert into casework.visibility (referral_id, party, role, since)
      select id, party, role, at from json_to_recordset($2::json) as g (id uuid, party text, role text, at timestamptz)
      on conflict (referral_id, party, role) do update set until = null, since = excluded.since),
  assignments as (
    insert into casework.assignment (assignment_id, referral_id, org_id, role, status, offered_at)
      select a, r, o, l, s, t from json_to_recordset($3::json) as n (a uuid, r uuid, o text, l text, s text, t timestamptz)
      on conflict (assignment_id) do update set status = excluded.status),
  clocks as (
    insert into casework.clock (clock_id, referral_id, assignment_id, rule_id, rule_version, kind, article, state, started_at, due_at, due_on, stopped_at, provisional, facts, marks, fired, wakes_at,
        calendar_revision, calendar_examined, calendar_org)
      select clock_id, referral_id, assignment_id, rule_id, rule_version, kind, article, state, started_at, due_at, due_on, stopped_at, provisional, facts, marks, fired, wakes_at,
        calendar_revision, calendar_examined, calendar_org
      from json_to_recordset($4::json) as n (clock_id uuid, referral_id uuid, assignment_id uuid, rule_id text, rule_version text, kind text, article text, state text, started_at timestamptz, due_at timestamptz,
        due_on date, stopped_at timestamptz, provisional boolean, facts json, marks json, fired json, wakes_at timestamptz, calendar_revision int, calendar_examined int, calendar_org text)
      on conflict (clock_id) do update set state = excluded.state, stopped_at = excluded.stopped_at, due_at = excluded.due_at, due_on = excluded.due_on, provisional = excluded.provisional, facts = excluded.facts, marks = excluded.marks, fired = excluded.fired, wakes_at = excluded.wakes_at, started_at = excluded.started_at,
        calendar_revision = excluded.calendar_revision, calendar_examined = excluded.calendar_examined),
  contents as (
    insert into casework.content (referral_id, content_id, kind, key_id, sealed, created_at)
      select r, c, k, i, s, t from json_to_recordset($5::json) as n (r uuid, c uuid, k text, i text, s text, t timestamptz) on conflict do nothing)
  insert into casework.receipt (referral_id, event_id, receipt) select r, e, j from json_to_recordset($6::json) as n (r uuid, e uuid, j json) on conflict do nothing`;

/** Writes what happened to the cases; feeds last, because their rows stay locked until the commit. */
export async function writeCases(tx: Tx, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return;
  const { given, taken } = visibilityOf(written);
  const comesBack = ({ id, party }: Sight): boolean => given.some((each) => each.id === id && each.party === party);
  await endVisibility(tx, taken.filter(comesBack));
  const tables = [written.map(caseRow), given, assignmentRows(written), clockRows(written), contentRows(written), receiptRows(written)];
  await tx.query(
    WRITE,
    tables.map((rows) => JSON.stringify(rows)),
  );
  await recordEvents(
    tx,
    'casework',
    written.flatMap(({ rows }) => rows),
  );
  await writeItems(tx, written);
  // Last: who gives a case out of its own hands (a mediation that failed, a review not accepted) still writes it, under row security.
  await endVisibility(
    tx,
    taken.filter((each) => !comesBack(each)),
  );
}

async function endVisibility(tx: Tx, taken: readonly Sight[]): Promise<void> {
  if (taken.length === 0) return;
  await tx.query(
    `update casework.visibility v set until = t.at from json_to_recordset($1::json) as t (id uuid, party text, at timestamptz) where v.referral_id = t.id and v.party = t.party and v.role <> 'SOURCE' and v.until is null`,
    [JSON.stringify(taken)],
  );
}

const assignmentRows = (written: readonly Written[]): readonly Row[] =>
  written.flatMap(({ given }) =>
    given.state.assignments
      .filter(({ assignmentId, status }) => given.before.assignments.find((before) => before.assignmentId === assignmentId)?.status !== status)
      .map(({ assignmentId, orgId, role, status, offeredAt }) => ({ a: assignmentId, r: given.referralId, o: orgId, l: role, s: status, t: offeredAt })),
  );

const clockRows = (written: readonly Written[]): readonly Row[] =>
  written.flatMap(({ given }) => given.clocks.filter((clock) => !given.kept.clocks.includes(clock)).map((clock) => clockRow(given.referralId, clock)));

const contentRows = (written: readonly Written[]): readonly Row[] =>
  written.flatMap(({ given }) =>
    given.contents.map(({ contentId, kind, keyId, sealed }) => ({
      r: given.referralId,
      c: contentId,
      k: kind,
      i: keyId,
      s: sealed,
      t: given.recorded.at(-1)?.event.at,
    })),
  );

const receiptRows = (written: readonly Written[]): readonly Row[] =>
  written.flatMap(({ given }) => given.receipts.map(({ eventId, receipt }) => ({ r: given.referralId, e: eventId, j: receipt })));
