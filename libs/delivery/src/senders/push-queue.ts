import type { Tx } from '#persistence';

/** One POST that a partner is owed. */
export interface Push {
  /** The `webhook-id`: the same for every attempt, so that the receiver can drop repeats. */
  readonly pushId: string;
  readonly endpoint: string;
  readonly party: string;
  /** Pushes of one party with the same key go one after the other. */
  readonly orderKey: string;
  readonly mediaType: string;
  readonly body: Buffer;
  readonly at: string;
}

/** Idempotent by push id. */
export async function queuePushes(tx: Tx, pushes: readonly Push[]): Promise<void> {
  for (const push of pushes) {
    await tx.query(
      `insert into delivery.push (push_id, endpoint, party, order_key, media_type, body, state, next_at, made_at) values ($1, $2, $3, $4, $5, $6, 'waiting', clock_timestamp(), $7) on conflict do nothing`,
      [push.pushId, push.endpoint, push.party, push.orderKey, push.mediaType, push.body, push.at],
    );
  }
}
