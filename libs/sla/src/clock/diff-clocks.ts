import type { Instant } from '#kernel';
import { instantMs, instantOf } from '#kernel';
import type { WorkCalendar } from '../calendar/work-calendar.js';
import { deriveClock } from './derive-clock.js';
import type { ClockFacts, Law } from './facts.js';
import type { ClockView } from './view.js';

export interface OpenClock {
  readonly clockId: string;
  readonly facts: ClockFacts;
}

/** What a new calendar does to one clock. */
export interface ClockChange {
  readonly clockId: string;
  readonly ruleId: string;
  readonly oldDueAt: Instant;
  /** The due that stands from now on. */
  readonly newDueAt: Instant;
  /** CONFIRMED: the same due, no longer provisional · KEPT: the new calendar says earlier, but the due had passed and stands. */
  readonly change: 'LATER' | 'EARLIER' | 'CONFIRMED' | 'KEPT';
  readonly provisional: boolean;
  /** A breach decided under the old calendar would be none under the new one: a person looks at it, it is not erased. */
  readonly reexamineBreach: boolean;
  /** The due moved to a moment that has passed already. */
  readonly isOverdueNow: boolean;
}

/** The clocks whose due, or whose provisional flag, a new calendar changes. A due already passed is never moved earlier. */
export function diffClocks(
  clocks: readonly OpenClock[],
  law: Law,
  calendars: { readonly before: WorkCalendar; readonly after: WorkCalendar },
  now: Instant,
): readonly ClockChange[] {
  const moment = instantOf(instantMs(now));
  return clocks.flatMap(({ clockId, facts }) => {
    const [before, after] = [calendars.before, calendars.after].map((calendar) => deriveClock(facts, { ...law, calendar })) as [ClockView, ClockView];
    const change = changeOf(before, after, moment);
    return change === null ? [] : [{ clockId, ruleId: facts.ruleId, provisional: after.provisional, ...change }];
  });
}

type Change = Omit<ClockChange, 'clockId' | 'ruleId' | 'provisional'>;

function changeOf(before: ClockView, after: ClockView, now: Instant): Change | null {
  const [oldDueAt, newDueAt] = [before.atLeast.dueAt, after.atLeast.dueAt];
  const wasOverdue = before.dueAt !== null && before.dueAt <= now;
  const still = { oldDueAt, reexamineBreach: false, isOverdueNow: false };
  if (newDueAt > oldDueAt) return { ...still, newDueAt, change: 'LATER', reexamineBreach: wasOverdue };
  if (newDueAt < oldDueAt)
    return wasOverdue
      ? { ...still, newDueAt: oldDueAt, change: 'KEPT' }
      : { ...still, newDueAt, change: 'EARLIER', isOverdueNow: after.dueAt !== null && newDueAt <= now };
  return before.provisional !== after.provisional ? { ...still, newDueAt, change: 'CONFIRMED' } : null;
}
