import type { Place, Tally } from './tally.js';

export interface SendReport {
  readonly submitted: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly conflict: number;
  /** A file that the door had taken before: it answered with that import, and every row counts as a duplicate. */
  readonly repeated: boolean;
  readonly dispatched: number | null;
  readonly triage: number | null;
  readonly transferredOut: number | null;
  readonly quarantined: number | null;
  readonly ended: number | null;
  /** Status records read at the door for these orders. */
  readonly statusesBack: number | null;
  /** Accepted orders that showed no place in time. */
  readonly missing: number | null;
  /** Status records that the door told a second time. */
  readonly doubled: number | null;
  /** Orders in their place, per second from the first submission. */
  readonly perSecond: number | null;
  /** From submission to the dispatched status readable at the door. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

export function reportOf(tally: Tally, waited: boolean): SendReport {
  const { submitted, accepted, duplicate, refused, conflict } = tally.counts;
  const sums = { submitted, accepted, duplicate, refused, conflict, repeated: tally.repeated };
  const orders = tally.accepted;
  const at = (place: Place): number | null => (waited ? orders.filter((order) => order.place === place).length : null);
  const places = {
    dispatched: at('dispatched'),
    triage: at('triage'),
    transferredOut: at('transferredOut'),
    quarantined: at('quarantined'),
    ended: at('ended'),
  };
  if (!waited) return { ...sums, ...places, statusesBack: null, missing: null, doubled: null, perSecond: null, p50Ms: null, p95Ms: null, p99Ms: null };
  const latencies = orders
    .flatMap(({ submittedAtMs, dispatchedAtMs }) => (dispatchedAtMs === null ? [] : [dispatchedAtMs - submittedAtMs]))
    .sort((a, b) => a - b);
  const placedAt = orders.flatMap(({ placedAtMs }) => placedAtMs ?? []);
  const seconds = (placedAt.reduce((latest, ms) => Math.max(latest, ms), tally.startedAtMs) - tally.startedAtMs) / 1_000;
  return {
    ...sums,
    ...places,
    statusesBack: tally.statusesBack,
    missing: tally.waiting.length,
    doubled: tally.doubled,
    perSecond: seconds > 0 ? round(placedAt.length / seconds) : null,
    p50Ms: quantile(latencies, 0.5),
    p95Ms: quantile(latencies, 0.95),
    p99Ms: quantile(latencies, 0.99),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The nearest-rank quantile of a sorted list; null of an empty one. */
export function quantile(sorted: readonly number[], fraction: number): number | null {
  const found = sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)];
  return found === undefined ? null : round(found);
}
