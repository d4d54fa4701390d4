import type { EventContext } from '#contracts';
import type { Tx } from '#persistence';
import { currentTrace, traceHeaders, TRACEPARENT } from '#platform';
import { relaySignal } from './signals.js';

/** One event of one stream, ready to be published: `value` is stored and sent byte for byte. */
export interface EventRow {
  readonly streamId: string;
  /** Counts inside the stream from 1; the caller numbered it while it held the stream's row lock. */
  readonly streamVersion: number;
  readonly eventId: string;
  readonly topic: string;
  /** The Kafka key. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly value: string;
  readonly prevHash?: string | null;
  readonly hash?: string | null;
}

/**
 * Records `rows` in the caller's transaction: they are history, and they will be published, if and only if it commits.
 * Nothing is read back: who may write an event (what a recipient is told) need not be allowed to read it. Order is (stream, version). A version or an event id used twice is refused by the keys of the table.
 */
export async function recordEvents(tx: Tx, context: EventContext, rows: readonly EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  const trace = currentTrace();
  const present = trace === undefined ? null : traceHeaders(trace);
  await tx.query(
    `with given as (
       select * from json_to_recordset($1::json) as r (s uuid, v int, e uuid, t text, k text, h json, m text, p text, x text)),
     recorded as (
       insert into ${context}.event (stream_id, stream_version, event_id, topic, message_key, headers, message, prev_hash, hash)
       select s, v, e, t, k, h, m, p, x from given)
     insert into ${context}.pending (stream_id, stream_version) select s, v from given`,
    [JSON.stringify(rows.map((row) => compact(row, present)))],
  );
  tx.afterCommit(() => relaySignal(context).raise());
}

/** A row that names no trace of its own belongs to the present one: a command over HTTP, most of all. */
const headersOf = ({ headers }: EventRow, present: Readonly<Record<string, string>> | null): EventRow['headers'] =>
  present === null || headers?.[TRACEPARENT] !== undefined ? headers : { ...headers, ...present };

const compact = (row: EventRow, present: Readonly<Record<string, string>> | null): Record<string, unknown> => ({
  s: row.streamId,
  v: row.streamVersion,
  e: row.eventId,
  t: row.topic,
  k: row.key,
  h: headersOf(row, present),
  m: row.value,
  p: row.prevHash ?? null,
  x: row.hash ?? null,
});
