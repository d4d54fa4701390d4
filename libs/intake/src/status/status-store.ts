import type { Door } from '#contracts';
import type { Instant } from '#kernel';
import type { Tx } from '#persistence';
import { statusKeyOf } from './status-key.js';

/** What a door has been told of one order so far. Changed in memory while its row is locked, written back once. */
export interface StatusStream {
  readonly statusKey: string;
  lastSeq: number;
  streamVersion: number;
  lastCode: string | null;
  referralNo: string | null;
  referralVersion: number | null;
}

export interface StatusRow {
  readonly door: Door;
  readonly position: string;
  readonly statusKey: string;
  readonly seq: number | null;
  readonly code: string;
  readonly body: string;
  readonly eventId: string;
}

interface StreamRow {
  readonly status_key: string;
  readonly last_seq: number;
  readonly stream_version: number;
  readonly last_code: string | null;
  readonly referral_no: string | null;
  readonly referral_version: number | null;
}

/** Makes missing streams and locks all of them, in sorted order, in one statement. */
export async function lockStreams(
  tx: Tx,
  orders: readonly { readonly door: Door; readonly sourceOrderNo: string }[],
): Promise<ReadonlyMap<string, StatusStream>> {
  const byKey = new Map(orders.map(({ door, sourceOrderNo }) => [statusKeyOf(door, sourceOrderNo), { door, sourceOrderNo }]));
  const keys = [...byKey.keys()].sort();
  const rows = await tx.query<StreamRow>(
    `insert into intake.status_stream as t (status_key, door, source_order_no, last_seq, stream_version)
     select k, d, n, 0, 0 from json_to_recordset($1::json) as s (k uuid, d text, n text) order by k
     on conflict (status_key) do update set last_seq = t.last_seq
     returning status_key, last_seq, stream_version, last_code, referral_no, referral_version`,
    [JSON.stringify(keys.map((k) => ({ k, d: byKey.get(k)?.door, n: byKey.get(k)?.sourceOrderNo })))],
  );
  return new Map(rows.map((row) => [row.status_key, streamOf(row)]));
}

const streamOf = (row: StreamRow): StatusStream => ({
  statusKey: row.status_key,
  lastSeq: row.last_seq,
  streamVersion: row.stream_version,
  lastCode: row.last_code,
  referralNo: row.referral_no,
  referralVersion: row.referral_version,
});

/** Which of these were told before. */
export async function knownEvents(tx: Tx, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ event_id: string }>('select event_id from intake.status where event_id = any($1)', [eventIds]);
  return new Set(rows.map((row) => row.event_id));
}

/** Writes how far the streams are and what was told, in one statement. */
export async function writeStatuses(
  tx: Tx,
  streams: readonly StatusStream[],
  { rows, now }: { readonly rows: readonly StatusRow[]; readonly now: Instant },
): Promise<void> {
  const heads = streams.map((s) => ({ k: s.statusKey, q: s.lastSeq, v: s.streamVersion, c: s.lastCode, n: s.referralNo, w: s.referralVersion }));
  await tx.query(
    `with streams as (
       update intake.status_stream t set last_seq = s.q, stream_version = s.v, last_code = s.c, referral_no = s.n, referral_version = s.w
       from json_to_recordset($3::json) as s (k uuid, q int, v int, c text, n text, w int) where t.status_key = s.k)
     insert into intake.status (door, position, status_key, seq, code, body, event_id, told_at)
     select door, position, "statusKey", seq, code, body, "eventId", $2 from json_to_recordset($1::json)
       as s (door text, position bigint, "statusKey" uuid, seq int, code text, body text, "eventId" uuid)`,
    [JSON.stringify(rows), now, JSON.stringify(heads)],
  );
}
