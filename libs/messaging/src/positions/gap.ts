/** Where one partition of a topic stands for one group. Offsets as the broker counts them. */
export interface Standing {
  /** The first that we have not taken to its end, by our own record. */
  readonly next: bigint;
  /** The first that the broker still has. */
  readonly low: bigint;
  /** The one that comes next. */
  readonly high: bigint;
  /** What the broker would have us read next; null: nothing was committed. */
  readonly committed: bigint | null;
}

/** RETENTION: deleted before we read them · SKIPPED: somebody set our place forward · RESTARTED: the topic begins anew, it is not the one we read. */
export type GapKind = 'RETENTION' | 'SKIPPED' | 'RESTARTED';

export interface OffsetGap {
  readonly kind: GapKind;
  readonly from: bigint;
  /** Excluded. */
  readonly to: bigint;
}

/** What will never be read unless somebody acts; null: nothing. Our record is written before we commit, so a place ahead of it was not set by us. */
export function gapOf({ next, low, high, committed }: Standing): OffsetGap | null {
  if (high < next) return { kind: 'RESTARTED', from: high, to: next };
  if (low > next) return { kind: 'RETENTION', from: next, to: low };
  if (committed !== null && committed > next) return { kind: 'SKIPPED', from: next, to: committed };
  return null;
}
