import { instantMs, instantOf, isHubError, type Instant } from '#kernel';
import { begun, deriveClock, SHIPPED_POLICIES, SHIPPED_YEARS, standingAt, WorkCalendar, type Law, type SlaPolicy } from '#sla';

/** One finished or open case of a foreign register. */
export interface ScoredCase {
  readonly openedAt: Instant;
  /** The due the register gave, where no rule is tried instead. */
  readonly dueAt: Instant | null;
  readonly closedAt: Instant | null;
  /** What the register says; null where it says nothing. */
  readonly isLate: boolean | null;
}

export interface Score {
  readonly cases: number;
  /** No due given, none can be derived, or the times contradict each other. */
  readonly unusable: number;
  readonly late: number;
  readonly onTime: number;
  /** Late by the register and by us, and so on; only cases with a flag. */
  readonly agreed: number;
  readonly compared: number;
  readonly lateOnlyHere: number;
  readonly lateOnlyThere: number;
}

const calendar = new WorkCalendar(SHIPPED_YEARS);
const MINUTE_MS = 60_000;

/** Whether a clock over these times is breached: at its stop, or at `asOf` while it is open. Null when no clock can be made. */
export function isBreached(given: ScoredCase, asOf: Instant, rule: SlaPolicy | null): boolean | null {
  const policy = rule === null ? givenLimit(given) : { ...rule, effectiveFrom: '0001-01-01', effectiveTo: null };
  if (policy === null || (given.closedAt !== null && instantMs(given.closedAt) < instantMs(given.openedAt))) return null;
  const law: Law = { policies: [policy], calendar };
  try {
    return standingAt(deriveClock({ ...begun(policy.ruleId, given.openedAt, policy.urgency ?? 'NORMAL'), stoppedAt: given.closedAt }, law), asOf).isBreached;
  } catch (error) {
    if (isHubError(error) && error.code === 'HUB_CALENDAR_YEAR_MISSING') return null;
    throw error;
  }
}

/** A limit that ends where the register's due does. */
function givenLimit({ openedAt, dueAt }: ScoredCase): SlaPolicy | null {
  if (dueAt === null || instantMs(dueAt) < instantMs(openedAt)) return null;
  const [any] = SHIPPED_POLICIES;
  if (any === undefined) return null;
  return { ...any, ruleId: 'GIVEN', unit: 'MIN', amount: (instantMs(dueAt) - instantMs(openedAt)) / MINUTE_MS, effectiveFrom: '0001-01-01', urgency: null };
}

/** @param asOf the moment at which the register was read; open cases are judged then. */
export function scoreOf(cases: Iterable<ScoredCase>, asOf: Instant, rule: SlaPolicy | null): Score {
  const sum = { cases: 0, unusable: 0, late: 0, onTime: 0, agreed: 0, compared: 0, lateOnlyHere: 0, lateOnlyThere: 0 };
  for (const given of cases) {
    sum.cases += 1;
    const late = isBreached(given, asOf, rule);
    if (late === null) {
      sum.unusable += 1;
      continue;
    }
    sum[late ? 'late' : 'onTime'] += 1;
    if (given.isLate === null) continue;
    sum.compared += 1;
    if (late === given.isLate) sum.agreed += 1;
    else sum[late ? 'lateOnlyHere' : 'lateOnlyThere'] += 1;
  }
  return sum;
}

/** The latest moment at which a case of the register was closed: the register was read then or later. */
export const lastClosed = (cases: readonly ScoredCase[]): Instant =>
  instantOf(cases.reduce((last, { closedAt }) => Math.max(last, closedAt === null ? 0 : instantMs(closedAt)), 0));
