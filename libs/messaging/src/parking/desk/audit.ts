import type { Tx } from '#persistence';

/** Who acts on a parked message: the party of the key, and the person where the key is one person's. */
export interface Hand {
  readonly orgId: string;
  /** Keyed hash of a staff number. */
  readonly person: string | null;
}

export type ParkedAct = 'retry' | 'edit' | 'skip' | 'discard' | 'reveal' | 'replay' | 'replay-stop';

export interface Action {
  readonly kind: ParkedAct;
  readonly by: Hand;
  readonly reason: string | null;
  readonly parkedIds?: readonly string[];
  readonly replayId?: string;
  /** Codes, counts, pointers and hashes: never a value of a message. */
  readonly detail?: object;
}

/** Writes who did what and why, in the transaction that does it: one row a message. Rows are only ever added. */
export async function audit(tx: Tx, { kind, by, reason, parkedIds = [], replayId, detail }: Action): Promise<void> {
  await tx.query(
    `insert into messaging.parked_action (parked_id, replay_id, by_org, by_person, kind, reason, detail)
     select id, $2::uuid, $3, $4, $5, $6, $7::jsonb from unnest($1::bigint[]) as t (id)`,
    [
      parkedIds.length === 0 && replayId !== undefined ? [null] : parkedIds,
      replayId ?? null,
      by.orgId,
      by.person,
      kind,
      reason,
      detail === undefined ? null : JSON.stringify(detail),
    ],
  );
}
