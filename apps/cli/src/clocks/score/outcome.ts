import type { Instant } from '#kernel';
import { isLivable, type GivenLimit } from './register.js';

const NAMED = 20;

export interface Outcome {
  readonly limit: string;
  readonly cases: number;
  readonly withTarget: number;
  /** Ended before they began, or their limit was over when they began: not lived. */
  readonly unusable: number;
  /** The register says nothing of them. */
  readonly noFlag: number;
  readonly agree: number;
  readonly contradict: number;
  readonly breached: number;
  /** Share of breached ones among those with a target that were lived. */
  readonly breachedShare: number;
  /** At most twenty. */
  readonly contradicting: readonly string[];
}

/** What the timers told against what the register says, for one limit of each case. */
export function outcomeOf(name: string, limits: readonly GivenLimit[], breachedAt: ReadonlyMap<GivenLimit, Instant>): Outcome {
  const own = limits.filter((limit) => limit.name === name);
  const target = own.filter(({ dueAt }) => dueAt !== null);
  const lived = target.filter(isLivable);
  const compared = lived.filter(({ isLate }) => isLate !== null);
  const contradicting = compared.filter((limit) => breachedAt.has(limit) !== limit.isLate).map(({ caseId }) => caseId);
  const breached = lived.filter((limit) => breachedAt.has(limit)).length;
  return {
    limit: name,
    cases: own.length,
    withTarget: target.length,
    unusable: target.length - lived.length,
    noFlag: lived.length - compared.length,
    agree: compared.length - contradicting.length,
    contradict: contradicting.length,
    breached,
    breachedShare: lived.length === 0 ? 0 : Math.round((10_000 * breached) / lived.length) / 10_000,
    contradicting: contradicting.slice(0, NAMED),
  };
}
