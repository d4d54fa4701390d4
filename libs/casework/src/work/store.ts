import { reserveFeedPositions } from '#messaging';
import type { Tx } from '#persistence';
import { initialReferral, type Referral } from '#referral';
import { Case, type CaseFacts } from './case.js';
import type { Clock } from './clock.js';
import { itemFeed } from './rows.js';
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

/** A clock row as `Clock`; `normalised` makes its moments ours. */
export const CLOCK_JSON = `json_build_object('clockId', clock_id, 'assignmentId', assignment_id, 'ruleId', rule_id, 'ruleVersion', rule_version, 'kind', kind, 'article', article, 'state', state,
       'startedAt', started_at at time zone 'UTC', 'dueAt', due_at at time zone 'UTC', 'dueOn', due_on, 'stoppedAt', stopped_at at time zone 'UTC', 'provisional', provisional, 'facts', facts, 'marks', marks, 'fired', fired,
       'calendar', json_build_object('revision', calendar_revision, 'examined', calendar_examined, 'orgId', calendar_org))`;

export async function loadClocks(tx: Tx, referralIds: readonly string[]): Promise<Map<string, Clock[]>> {
  const rows = await tx.query<{ referral_id: string; clock: Clock }>(
    `select referral_id, ${CLOCK_JSON} as clock
     from casework.clock where referral_id = any($1) order by started_at, clock_id`,
    [referralIds],
  );
  const byReferral = new Map<string, Clock[]>();
  for (const { referral_id: id, clock } of rows) byReferral.set(id, [...(byReferral.get(id) ?? []), normalised(clock)]);
  return byReferral;
}

const utc = <T extends string | null>(text: T): T => (text === null ? text : (new Date(`${text}Z`).toISOString() as T));
export const normalised = (clock: Clock): Clock => ({ ...clock, startedAt: utc(clock.startedAt), dueAt: utc(clock.dueAt), stoppedAt: utc(clock.stoppedAt) });

/** Mailbox rows, numbered under the feeds' locks: the last statements before the commit, so that the locks are held for a moment only. */
export async function writeItems(tx: Tx, written: readonly Written[]): Promise<void> {
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
