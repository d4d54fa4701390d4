import type { Tx } from '#persistence';
import { sealText, type SealingKey } from '#platform';

/** What an endpoint is for: an institution's doorbell, or an agency's statuses. */
export type Purpose = 'webhook' | 'callback';

/** One POST that a partner is owed. */
export interface Push {
  /** The `webhook-id`: the same for every attempt, so that the receiver can drop repeats. */
  readonly pushId: string;
  readonly party: string;
  readonly purpose: Purpose;
  /** Where it goes today; a later address of the party counts at the time of the attempt. */
  readonly endpoint: string;
  /** Pushes to one endpoint with the same key go one after the other. */
  readonly orderKey: string;
  /** What it is about, a code. */
  readonly kind: string;
  readonly mediaType: string;
  readonly body: Buffer;
  readonly at: string;
}

/** What is kept of a body: sealed, and only for this push. Base64, because bytes go out exactly as they came in. */
export const sealedBody = (key: SealingKey, pushId: string, body: Buffer): string => sealText(key, body.toString('base64'), `push:${pushId}`);

/** Idempotent by push id. Opens the lanes of what is new; a lane that is open is locked, so that it cannot close meanwhile. */
export async function queuePushes(tx: Tx, key: SealingKey, pushes: readonly Push[]): Promise<void> {
  if (pushes.length === 0) return;
  const rows = pushes.map(({ body, ...rest }) => ({ ...rest, sealed: sealedBody(key, rest.pushId, body) }));
  await tx.query(
    `insert into delivery.endpoint (party, purpose, url) select distinct on (party, purpose) party, purpose, endpoint
       from json_to_recordset($1::json) as p (party text, purpose text, endpoint text) order by party, purpose on conflict do nothing`,
    [JSON.stringify(rows.map(({ party, purpose, endpoint }) => ({ party, purpose, endpoint })))],
  );
  const made = await tx.query<{ party: string; purpose: string; order_key: string }>(
    `insert into delivery.push (push_id, endpoint, party, purpose, order_key, kind, media_type, sealed, state, next_at, queued_at, made_at)
     select "pushId", endpoint, party, purpose, "orderKey", kind, "mediaType", sealed, 'waiting', clock_timestamp(), clock_timestamp(), at
       from json_to_recordset($1::json) as p ("pushId" uuid, endpoint text, party text, purpose text, "orderKey" text, kind text, "mediaType" text, sealed text, at timestamptz)
     on conflict do nothing returning party, purpose, order_key`,
    [JSON.stringify(rows)],
  );
  await tx.query(
    `insert into delivery.lane as l (party, purpose, order_key, next_at)
     select party, purpose, order_key, clock_timestamp() from json_to_recordset($1::json) as p (party text, purpose text, order_key text) group by 1, 2, 3 order by 1, 2, 3
     on conflict (party, purpose, order_key) do update set next_at = l.next_at`,
    [JSON.stringify(made)],
  );
}
