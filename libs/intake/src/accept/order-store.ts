import { hash } from 'node:crypto';
import type { Instant } from '#kernel';
import { instantOf } from '#kernel';
import type { Door } from '#contracts';
import type { Tx } from '#persistence';
import { sealText, type SealingKey } from '#platform';
import { statusKeyOf } from '../status/status-key.js';
import { rawText } from './raw-text.js';
import { conflictKey, type OrderState, type SeenVersion } from './judge.js';
import type { PlannedOrder, PlannedReferral } from './plan.js';

const json = (rows: readonly unknown[]): string => JSON.stringify(rows);

/** Rows of orders that nobody has sent before, in sorted order. @returns the referralIds that were new. */
export async function insertNew(tx: Tx, planned: readonly PlannedReferral[], now: Instant): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ referral_id: string }>(
    `insert into intake.source_order (referral_id, door, source_order_no, latest_version, content_hash, stream_version, is_drill, first_received_at, changed_at)
     select r, d, n, v, h, s, i, $2, $2 from json_to_recordset($1::json) as o (r uuid, d text, n text, v int, h text, s int, i boolean) order by r
     on conflict (referral_id) do nothing returning referral_id`,
    [json(planned.map(orderRow)), now],
  );
  return new Set(rows.map((row) => row.referral_id));
}

export async function updateKnown(tx: Tx, planned: readonly PlannedReferral[], now: Instant): Promise<void> {
  if (planned.length === 0) return;
  await tx.query(
    `update intake.source_order t set latest_version = o.v, content_hash = o.h, stream_version = o.s, changed_at = $2
     from json_to_recordset($1::json) as o (r uuid, v int, h text, s int) where t.referral_id = o.r`,
    [json(planned.map(orderRow)), now],
  );
}

const orderRow = ({ referralId, door, sourceOrderNo, state }: PlannedReferral): Record<string, unknown> => ({
  r: referralId,
  d: door,
  n: sourceOrderNo,
  v: state.latestVersion,
  h: state.contentHash,
  s: state.streamVersion,
  i: state.isDrill,
});

interface OrderRow {
  readonly referral_id: string;
  readonly latest_version: number;
  readonly content_hash: string;
  readonly stream_version: number;
  readonly is_drill: boolean;
  readonly first_received_at: Date;
}

/** Locks the orders' rows (sorted) and reads what is known of them. */
export async function lockKnown(tx: Tx, referralIds: readonly string[]): Promise<ReadonlyMap<string, OrderState>> {
  if (referralIds.length === 0) return new Map();
  const orders = await tx.query<OrderRow>(
    `select referral_id, latest_version, content_hash, stream_version, is_drill, first_received_at
     from intake.source_order where referral_id = any($1) order by referral_id for update`,
    [referralIds],
  );
  const versions = await tx.query<{ referral_id: string; source_version: number; content_hash: string; received_at: Date }>(
    'select referral_id, source_version, content_hash, received_at from intake.order_version where referral_id = any($1)',
    [referralIds],
  );
  const conflicts = await tx.query<{ referral_id: string; source_version: number; content_hash: string }>(
    'select referral_id, source_version, content_hash from intake.source_conflict where referral_id = any($1)',
    [referralIds],
  );
  return new Map(orders.map((row) => [row.referral_id, stateOf(row, versions, conflicts)]));
}

function stateOf(
  row: OrderRow,
  versions: readonly { referral_id: string; source_version: number; content_hash: string; received_at: Date }[],
  conflicts: readonly { referral_id: string; source_version: number; content_hash: string }[],
): OrderState {
  const own = versions.filter(({ referral_id: id }) => id === row.referral_id);
  const seen = own.map((v): [number, SeenVersion] => [v.source_version, { contentHash: v.content_hash, receivedAt: instantOf(v.received_at.getTime()) }]);
  const kept = conflicts.filter(({ referral_id: id }) => id === row.referral_id);
  return {
    latestVersion: row.latest_version,
    contentHash: row.content_hash,
    streamVersion: row.stream_version,
    isDrill: row.is_drill,
    firstReceivedAt: instantOf(row.first_received_at.getTime()),
    versions: new Map(seen),
    conflicts: new Set(kept.map((c) => conflictKey({ version: c.source_version, contentHash: c.content_hash }))),
  };
}

export interface OrderToKeep {
  readonly planned: PlannedOrder;
  readonly archiveId: string;
  readonly key: SealingKey;
}

/** The orders as received, sealed (the evidence, whatever becomes of them), and what they are: versions, or contradictions of one. One statement. */
export async function keepOrders(tx: Tx, orders: readonly OrderToKeep[], now: Instant): Promise<void> {
  const conflicts = orders.filter(({ planned }) => planned.judgement === 'conflict');
  const versions = orders.filter(({ planned }) => planned.judgement !== 'conflict');
  await tx.query(
    `with archived as (
       insert into intake.raw_archive (archive_id, referral_id, door, source_order_no, source_version, media_type, bytes_sha256, key_id, sealed, received_at)
       select a, r, d, n, v, m, h, k, s, $2 from json_to_recordset($1::json) as o (a uuid, r uuid, d text, n text, v int, m text, h text, k text, s text)),
     versions as (
       insert into intake.order_version (referral_id, source_version, content_hash, outcome, archive_id, received_at)
       select r, v, h, o, a, $2 from json_to_recordset($3::json) as x (r uuid, v int, h text, o text, a uuid))
     insert into intake.source_conflict (conflict_id, referral_id, source_version, content_hash, archive_id, noted_at)
     select a, r, v, h, a, $2 from json_to_recordset($4::json) as x (r uuid, v int, h text, a uuid) on conflict do nothing`,
    [json(orders.map(archiveRow)), now, json(versions.map(versionRow)), json(conflicts.map(versionRow))],
  );
}

const archiveRow = ({ planned: { incoming, referralId }, archiveId, key }: OrderToKeep): Record<string, unknown> => ({
  a: archiveId,
  r: referralId,
  d: incoming.order.door,
  n: incoming.order.open.sourceOrderNo,
  v: incoming.order.open.sourceVersion,
  m: incoming.mediaType,
  h: hash('sha256', incoming.raw, 'hex'),
  k: key.keyId,
  s: sealText(key, rawText(incoming.raw), archiveId),
});

const versionRow = ({ planned: { incoming, referralId, judgement }, archiveId }: OrderToKeep): Record<string, unknown> => ({
  r: referralId,
  v: incoming.order.open.sourceVersion,
  h: incoming.order.contentHash,
  o: judgement,
  a: archiveId,
});

/** The referral numbers that the door has been told so far. */
export async function toldNumbers(tx: Tx, orders: readonly { readonly door: Door; readonly sourceOrderNo: string }[]): Promise<ReadonlyMap<string, string>> {
  if (orders.length === 0) return new Map();
  const rows = await tx.query<{ status_key: string; referral_no: string }>(
    'select status_key, referral_no from intake.status_stream where status_key = any($1) and referral_no is not null',
    [orders.map(({ door, sourceOrderNo }) => statusKeyOf(door, sourceOrderNo))],
  );
  return new Map(rows.map((row) => [row.status_key, row.referral_no]));
}
