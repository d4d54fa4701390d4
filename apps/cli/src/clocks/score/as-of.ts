import { exclusiveEnd } from './moments.js';
import type { GivenLimit } from './register.js';

export interface AsOf {
  readonly at: number;
  /** The register cannot have been read earlier … */
  readonly notBefore: { readonly lastEnd: number; readonly lastOverdueOpen: number | null };
  /** … nor, if its flags are right, at or after this: the first due of an open case that it calls on time. */
  readonly before: number | null;
}

/**
 * When the register was read: open cases are judged then. It does not say so, but it cannot have been before the last end it knows, nor before the
 * due of an open case that it calls overdue had passed; the latest of these is taken. The first due of an open case it calls on time bounds it from above.
 */
export function asOfOf(limits: readonly GivenLimit[]): AsOf {
  const open = limits.filter(({ closedAt, isLate, isFlagged, dueAt }) => closedAt === null && dueAt !== null && isFlagged && isLate !== null);
  const ends = open.map((limit) => ({ end: exclusiveEnd(limit.dueAt ?? 0), isLate: limit.isLate }));
  const overdue = ends.filter(({ isLate }) => isLate === true).map(({ end }) => end);
  const onTime = ends.filter(({ isLate }) => isLate === false).map(({ end }) => end);
  const lastEnd = limits.reduce((last, { closedAt, openedAt }) => Math.max(last, closedAt ?? openedAt), 0);
  const lastOverdueOpen = overdue.length === 0 ? null : overdue.reduce((last, end) => Math.max(last, end));
  return {
    at: Math.max(lastEnd, lastOverdueOpen ?? 0),
    notBefore: { lastEnd, lastOverdueOpen },
    before: onTime.length === 0 ? null : onTime.reduce((first, end) => Math.min(first, end)),
  };
}
