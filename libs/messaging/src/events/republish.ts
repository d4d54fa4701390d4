import type { EventContext } from '#contracts';
import type { Tx } from '#persistence';
import { relaySignal } from './signals.js';

/** One recorded event by its place. */
export interface EventPlace {
  readonly streamId: string;
  readonly streamVersion: number;
}

/**
 * Publishes recorded events once more, byte for byte under their own ids, in the order of their streams: for a receiver that lost what it had
 * taken. Receivers drop what they know by id. @returns how many will be sent again; those still on their way the first time are not
 */
export async function republish(tx: Tx, context: EventContext, places: readonly EventPlace[]): Promise<number> {
  if (places.length === 0) return 0;
  const rows = await tx.query(
    `insert into ${context}.pending (stream_id, stream_version)
     select s, v from unnest($1::uuid[], $2::int[]) as p (s, v) join ${context}.event e on e.stream_id = p.s and e.stream_version = p.v
     on conflict do nothing returning stream_id`,
    [places.map(({ streamId }) => streamId), places.map(({ streamVersion }) => streamVersion)],
  );
  tx.afterCommit(() => relaySignal(context).raise());
  return rows.length;
}
