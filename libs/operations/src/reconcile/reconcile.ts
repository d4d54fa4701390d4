import type { Door } from '#contracts';
import type { ArrivalCounts } from '#intake';

/** Where the cases that came first on a day are now. */
export interface Whereabouts {
  /** Known to casework. */
  readonly registered: number;
  /** Their message is parked or dead, with its bytes. */
  readonly dead: number;
  /** Not published or not read yet. */
  readonly onTheWay: number;
  /** None of these: what must never be. Ids, at most a hundred. */
  readonly missing: readonly string[];
  readonly missingCount: number;
}

/** received = registered + duplicate + quarantined + refused + dead (+ on the way) + difference */
export interface Reconciled {
  readonly door: Door;
  readonly received: number;
  readonly registered: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly refused: number;
  readonly dead: number;
  readonly onTheWay: number;
  /** 0, or something was lost or counted twice. */
  readonly difference: number;
  readonly missing: readonly string[];
}

/**
 * Compares what a door says it took with what became of it. The two sides come from different tables: the door's counts from the transactions
 * that took each order, the whereabouts from casework and from what is parked. An update belongs to a registered case; a lower version that
 * came late is a repeat; a copy that contradicts is quarantined beside its case.
 */
export function reconcile(door: Door, counts: ArrivalCounts, found: Whereabouts): Reconciled {
  const received = counts.accepted + counts.updated + counts.duplicate + counts.stale + counts.conflict + counts.refused;
  const registered = found.registered + counts.updated;
  const duplicate = counts.duplicate + counts.stale;
  const accounted = registered + duplicate + counts.conflict + counts.refused + found.dead + found.onTheWay;
  return {
    door,
    received,
    registered,
    duplicate,
    quarantined: counts.conflict,
    refused: counts.refused,
    dead: found.dead,
    onTheWay: found.onTheWay,
    difference: received - accounted,
    missing: found.missing,
  };
}
