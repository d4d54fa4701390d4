import type { Published } from './published.js';
import type { ToldMark } from './told.js';

/** What was told, against what had to be. Lags in milliseconds. */
export interface Verdict {
  readonly expected: number;
  readonly fired: number;
  readonly missing: number;
  /** A mark of a clock told twice, of whatever clock. */
  readonly doubled: number;
  /** Marks told after a later one of the same case. */
  readonly outOfOrder: number;
  readonly allMarks: number;
  /** From the due to the decision, and to the broker's stamp. */
  readonly lagMs: Spread;
  readonly publishedLagMs: Spread;
  readonly marksPerSecond: number;
  readonly published: { readonly marks: number; readonly same: boolean; readonly inOrder: boolean; readonly repeated: number };
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function verdictOf(told: readonly ToldMark[], published: Published, due: ReadonlySet<string>): Verdict {
  const breaches = told.filter(({ type, ruleId, referralId }) => type === 'ClockBreached' && ruleId === 'SOURCE_DUE' && due.has(referralId));
  const once = new Set(breaches.map(({ referralId }) => referralId));
  const kinds = told.map(({ clockId, type }) => `${clockId} ${type}`);
  const stamps = published.marks.filter(({ type, ruleId, referralId }) => type === 'ClockBreached' && ruleId === 'SOURCE_DUE' && due.has(referralId));
  const lastStamp = stamps.reduce((last, { publishedAt }) => Math.max(last, publishedAt), 0);
  const dueAt = breaches[0]?.reachedAt ?? lastStamp;
  return {
    expected: due.size,
    fired: once.size,
    missing: due.size - once.size,
    doubled: kinds.length - new Set(kinds).size,
    outOfOrder: outOfOrder(told),
    allMarks: told.length,
    lagMs: spread(breaches.map(({ at, reachedAt }) => at - reachedAt)),
    publishedLagMs: spread(stamps.map(({ publishedAt, reachedAt }) => publishedAt - reachedAt)),
    marksPerSecond: Math.round((1_000 * breaches.length) / Math.max(1, lastStamp - dueAt)),
    published: { marks: published.marks.length, ...compared(told, published), repeated: published.repeated },
  };
}

/**
 * Marks of a case, in the order of its history, must be in the order of their moments. Reminders of limits in days wait for the morning while a
 * breach does not, so they may come after it: they are left out, told or not.
 */
function outOfOrder(told: readonly ToldMark[]): number {
  const last = new Map<string, number>();
  let wrong = 0;
  for (const { referralId, reachedAt, type, ruleId } of told) {
    if (type !== 'ClockBreached' && type !== 'BulletinIssued' && ruleId !== 'SOURCE_DUE') continue;
    if (reachedAt < (last.get(referralId) ?? 0)) wrong += 1;
    last.set(referralId, Math.max(reachedAt, last.get(referralId) ?? 0));
  }
  return wrong;
}

/** The topic says the same as the database: the same events, each case's in the same order. */
function compared(told: readonly ToldMark[], { marks }: Published): { readonly same: boolean; readonly inOrder: boolean } {
  const ids = new Set(told.map(({ eventId }) => eventId));
  const same = ids.size === marks.length && marks.every(({ eventId }) => ids.has(eventId));
  const versions = new Map<string, number>();
  const inOrder = marks.every(({ referralId, version }) => {
    const follows = version > (versions.get(referralId) ?? 0);
    versions.set(referralId, version);
    return follows;
  });
  return { same, inOrder };
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
}

/** Whether the run kept its promise. */
export const isKept = ({ missing, doubled, outOfOrder, published }: Verdict): boolean =>
  missing === 0 && doubled === 0 && outOfOrder === 0 && published.same && published.inOrder;
