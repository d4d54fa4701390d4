import { instantMs, instantOf, type Instant } from '#kernel';
import { begun, deriveClock, localDayOf, type ClockView, type Law, type Urgency } from '#sla';

const MOST = 5_000;
const ZONE_MS = 8 * 3_600_000;
const known = new WeakMap<Law, Map<string, ClockView>>();

const midnightOf = (day: string): Instant => instantOf(Date.parse(`${day}T00:00:00Z`) - ZONE_MS);

/**
 * The clock that begins at `at`, as `deriveClock` gives it. Limits in days depend on the day alone, so one derivation serves all cases of a rule
 * and a day: a batch of two hundred would else count the same calendar a thousand times.
 */
export function freshClock(ruleId: string, at: Instant, { urgency, law }: { readonly urgency: Urgency; readonly law: Law }): ClockView {
  const triggeredAt = instantOf(instantMs(at));
  const day = localDayOf(triggeredAt);
  const views = known.get(law) ?? new Map<string, ClockView>();
  known.set(law, views);
  const key = `${ruleId} ${urgency} ${day}`;
  const view = views.get(key) ?? deriveClock(begun(ruleId, midnightOf(day), urgency), law);
  if (view.policy.unit !== 'CD' && view.policy.unit !== 'WD') return deriveClock(begun(ruleId, triggeredAt, urgency), law);
  if (views.size >= MOST) views.clear();
  views.set(key, view);
  return { ...view, triggeredAt, startedAt: triggeredAt, marks: view.marks.map((mark) => (mark.at < triggeredAt ? { ...mark, at: triggeredAt } : mark)) };
}
