import { recordEvents, reserveFeedPositions } from '#messaging';
import type { Tx } from '#persistence';
import { initialReferral, type Referral } from '#referral';
import { Case, type CaseFacts } from './case.js';
import type { Clock } from './clock.js';
import { caseRow, clockRow, itemFeed, type ReferralRow } from './rows.js';
import type { Written } from './written.js';

interface StoredReferral {
  readonly referral_id: string;
  readonly referral_no: string;
  readonly stream_version: number;
  readonly last_hash: string;
  readonly state: Referral;
  readonly facts: CaseFacts;
  readonly outbound: Readonly<Record<string, number>>;
}

/** Locks the referrals in the order of their ids and reads them with their clocks. Unknown and invisible ones are simply not there. */
export async function loadCases(tx: Tx, referralIds: readonly string[]): Promise<ReadonlyMap<string, Case>> {
  if (referralIds.length === 0) return new Map();
  const ids = [...new Set(referralIds)].sort();
  const rows = await tx.query<StoredReferral>(
    'select referral_id, referral_no, stream_version, last_hash, state, facts, outbound from casework.referral where referral_id = any($1) order by referral_id for update',
    [ids],
  );
  const clocks =
    rows.length === 0
      ? new Map<string, Clock[]>()
      : await loadClocks(
          tx,
          rows.map(({ referral_id: id }) => id),
        );
  return new Map(
    rows.map((row) => [
      row.referral_id,
      new Case(row.referral_id, row.referral_no, { ...initialReferral, ...row.state }, row.facts, {
        streamVersion: row.stream_version,
        lastHash: row.last_hash,
        outbound: row.outbound,
        clocks: clocks.get(row.referral_id) ?? [],
      }),
    ]),
  );
}

export async function loadClocks(tx: Tx, referralIds: readonly string[]): Promise<Map<string, Clock[]>> {
  const rows = await tx.query<{ referral_id: string; clock: Clock }>(
    `select referral_id, json_build_object('clockId', clock_id, 'assignmentId', assignment_id, 'ruleId', rule_id, 'ruleVersion', rule_version, 'kind', kind, 'article', article, 'state', state,
       'startedAt', started_at at time zone 'UTC', 'dueAt', due_at at time zone 'UTC', 'dueOn', due_on, 'stoppedAt', stopped_at at time zone 'UTC', 'provisional', provisional, 'why', why) as clock
     from casework.clock where referral_id = any($1) order by started_at, clock_id`,
    [referralIds],
  );
  const byReferral = new Map<string, Clock[]>();
  for (const { referral_id: id, clock } of rows) byReferral.set(id, [...(byReferral.get(id) ?? []), normalised(clock)]);
  return byReferral;
}

const utc = <T extends string | null>(text: T): T => (text === null ? text : (new Date(`${text}Z`).toISOString() as T));
const normalised = (clock: Clock): Clock => ({ ...clock, startedAt: utc(clock.startedAt), dueAt: utc(clock.dueAt), stoppedAt: utc(clock.stoppedAt) });

/** Writes what happened to the cases: one statement a table, feeds last. */
export async function writeCases(tx: Tx, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return;
  await writeReferrals(tx, written.map(caseRow));
  await writeVisibility(tx, written);
  await writeAssignments(tx, written);
  await writeClocks(tx, written);
  await writeContents(tx, written);
  await recordEvents(
    tx,
    'casework',
    written.flatMap(({ rows }) => rows),
  );
  await writeItems(tx, written);
}

async function writeReferrals(tx: Tx, rows: readonly ReferralRow[]): Promise<void> {
  await tx.query(
    `insert into casework.referral as r (referral_id, referral_no, source_system, source_order_no, part, door, status, version, stream_version, last_hash, lead_org_id, matter_type, urgency,
       complainant_key, business_line, is_drill, received_at, updated_at, state, facts, outbound)
     select referral_id, referral_no, source_system, source_order_no, part, door, status, version, stream_version, last_hash, lead_org_id, matter_type, urgency,
       complainant_key, business_line, is_drill, received_at, updated_at, state, facts, outbound
     from json_to_recordset($1::json) as n (referral_id uuid, referral_no text, source_system text, source_order_no text, part smallint, door text, status text, version int, stream_version int, last_hash text,
       lead_org_id text, matter_type text, urgency text, complainant_key text, business_line text, is_drill boolean, received_at timestamptz, updated_at timestamptz, state json, facts json, outbound json)
     on conflict (referral_id) do update set status = excluded.status, version = excluded.version, stream_version = excluded.stream_version, last_hash = excluded.last_hash, lead_org_id = excluded.lead_org_id,
       matter_type = excluded.matter_type, urgency = excluded.urgency, complainant_key = excluded.complainant_key, business_line = excluded.business_line, updated_at = excluded.updated_at, state = excluded.state, facts = excluded.facts, outbound = excluded.outbound`,
    [JSON.stringify(rows)],
  );
}

/** Rows of row security change in the transaction that gives or takes a case. */
async function writeVisibility(tx: Tx, written: readonly Written[]): Promise<void> {
  const given: { id: string; party: string; role: string; at: string }[] = [];
  const taken: { id: string; party: string; at: string }[] = [];
  for (const { given: each } of written) {
    for (const { event } of each.recorded) {
      if (event.type === 'AssignmentOffered') given.push({ id: each.referralId, party: event.orgId, role: event.role, at: event.at });
      if (event.type === 'AssignmentReturned' || event.type === 'AssignmentReassigned') taken.push({ id: each.referralId, party: event.orgId, at: event.at });
      if ((event.type === 'ReferralReceived' || event.type === 'ReferralSplit') && each.doorParty !== null)
        given.push({ id: each.referralId, party: each.doorParty, role: 'SOURCE', at: event.at });
    }
  }
  if (taken.length > 0) {
    await tx.query(
      `update casework.visibility v set until = t.at from json_to_recordset($1::json) as t (id uuid, party text, at timestamptz) where v.referral_id = t.id and v.party = t.party and v.role <> 'SOURCE' and v.until is null`,
      [JSON.stringify(taken)],
    );
  }
  if (given.length > 0) {
    await tx.query(
      `insert into casework.visibility (referral_id, party, role, since) select id, party, role, at from json_to_recordset($1::json) as g (id uuid, party text, role text, at timestamptz)
       on conflict (referral_id, party, role) do update set until = null, since = excluded.since`,
      [JSON.stringify(given)],
    );
  }
}

async function writeAssignments(tx: Tx, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ given }) =>
    given.state.assignments
      .filter((assignment) => given.before.assignments.find(({ assignmentId }) => assignmentId === assignment.assignmentId)?.status !== assignment.status)
      .map((assignment) => ({
        a: assignment.assignmentId,
        r: given.referralId,
        o: assignment.orgId,
        l: assignment.role,
        s: assignment.status,
        t: assignment.offeredAt,
      })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into casework.assignment (assignment_id, referral_id, org_id, role, status, offered_at) select a, r, o, l, s, t from json_to_recordset($1::json) as n (a uuid, r uuid, o text, l text, s text, t timestamptz)
     on conflict (assignment_id) do update set status = excluded.status`,
    [JSON.stringify(rows)],
  );
}

async function writeClocks(tx: Tx, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ given }) =>
    given.clocks.filter((clock) => !given.kept.clocks.includes(clock)).map((clock) => clockRow(given.referralId, clock)),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into casework.clock (clock_id, referral_id, assignment_id, rule_id, rule_version, kind, article, state, started_at, due_at, due_on, stopped_at, provisional, why)
     select clock_id, referral_id, assignment_id, rule_id, rule_version, kind, article, state, started_at, due_at, due_on, stopped_at, provisional, why
     from json_to_recordset($1::json) as n (clock_id uuid, referral_id uuid, assignment_id uuid, rule_id text, rule_version text, kind text, article text, state text, started_at timestamptz, due_at timestamptz,
       due_on date, stopped_at timestamptz, provisional boolean, why json)
     on conflict (clock_id) do update set state = excluded.state, stopped_at = excluded.stopped_at, due_at = excluded.due_at, due_on = excluded.due_on, provisional = excluded.provisional, why = excluded.why`,
    [JSON.stringify(rows)],
  );
}

async function writeContents(tx: Tx, written: readonly Written[]): Promise<void> {
  const contents = written.flatMap(({ given }) =>
    given.contents.map((content) => ({
      r: given.referralId,
      c: content.contentId,
      k: content.kind,
      i: content.keyId,
      s: content.sealed,
      t: given.recorded.at(-1)?.event.at,
    })),
  );
  if (contents.length > 0) {
    await tx.query(
      `insert into casework.content (referral_id, content_id, kind, key_id, sealed, created_at) select r, c, k, i, s, t from json_to_recordset($1::json) as n (r uuid, c uuid, k text, i text, s text, t timestamptz) on conflict do nothing`,
      [JSON.stringify(contents)],
    );
  }
  const receipts = written.flatMap(({ given }) => given.receipts.map(({ eventId, receipt }) => ({ r: given.referralId, e: eventId, j: receipt })));
  if (receipts.length > 0) {
    await tx.query(
      `insert into casework.receipt (referral_id, event_id, receipt) select r, e, j from json_to_recordset($1::json) as n (r uuid, e uuid, j json) on conflict do nothing`,
      [JSON.stringify(receipts)],
    );
  }
}

/** Mailbox rows, numbered under the feeds' locks: the last statements before the commit, so that the locks are held for a moment only. */
async function writeItems(tx: Tx, written: readonly Written[]): Promise<void> {
  const items = written.flatMap(({ given }) => given.items);
  const counts = new Map<string, number>();
  for (const { orgId } of items) counts.set(itemFeed(orgId), (counts.get(itemFeed(orgId)) ?? 0) + 1);
  const first = new Map(await reserveFeedPositions(tx, 'casework', counts));
  const rows = items.map(({ orgId, item }) => {
    const position = first.get(itemFeed(orgId)) ?? 0n;
    first.set(itemFeed(orgId), position + 1n);
    return { p: orgId, n: position.toString(), r: item.referralId, i: item, t: item.at };
  });
  if (rows.length === 0) return;
  await tx.query(
    `insert into casework.inbox_item (party, position, referral_id, item, at) select p, n, r, i, t from json_to_recordset($1::json) as x (p text, n bigint, r uuid, i json, t timestamptz)`,
    [JSON.stringify(rows)],
  );
}
