import type { Instant } from '#kernel';
import { diffClocks, type ClockChange } from '#sla';
import type { Clock } from '../work/clock.js';
import { lawFor, type LegalTime } from './legal-time.js';
import { leavesAlone } from './settle.js';

/** What one revision does to one open clock that was compared with all before it; null where its due and what is said of it stay. */
export function changeBy(clock: Clock, revision: number, law: LegalTime, now: Instant): ClockChange | null {
  if (leavesAlone(clock, revision, law)) return null;
  const [before, after] = [clock.calendar.revision, revision].map((each) => lawFor(law, { ...clock.calendar, revision: each }).calendar);
  if (!before || !after) return null;
  return diffClocks([{ clockId: clock.clockId, facts: clock.facts }], law, { before, after }, now)[0] ?? null;
}

const SEVERITY: Readonly<Record<ClockChange['change'], number>> = { EARLIER: 2, KEPT: 3, LATER: 4, CONFIRMED: 5 };
const weightOf = ({ change, isOverdueNow, reexamineBreach }: ClockChange): number => (isOverdueNow ? 0 : reexamineBreach ? 1 : SEVERITY[change]);

/** Worst first: what is overdue by it at once, then breaches to look at again, then the rest by what it takes from whom. */
export const worstFirst = (a: ClockChange, b: ClockChange): number =>
  weightOf(a) - weightOf(b) || (a.newDueAt < b.newDueAt ? -1 : a.newDueAt > b.newDueAt ? 1 : 0);
