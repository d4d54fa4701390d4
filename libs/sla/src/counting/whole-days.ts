import type { LocalDate } from '#kernel';
import { addDays, type DayKind, type WorkCalendar } from '../calendar/work-calendar.js';
import type { Limit, RollOn } from '../policies.js';
import type { Due } from './due.js';
import { endOfDay } from './local-day.js';

/** Limits in days depend on the day alone, and a day sees thousands of cases: each is counted once. */
const counted = new WeakMap<WorkCalendar, Map<string, Due>>();
const KEPT = 5_000;

/** @param from the day of the trigger, not counted itself. @source Civil Code art. 201 (first day), 203 (roll). */
export function wholeDays(from: LocalDate, limit: Limit, calendar: WorkCalendar): Due {
  const known = counted.get(calendar) ?? new Map<string, Due>();
  const key = `${from}:${limit.amount}${limit.unit}:${limit.rollOn}:${limit.cutoff ?? ''}`;
  const due = known.get(key) ?? (limit.unit === 'CD' ? calendarDays(from, limit, calendar) : workingDays(from, limit, calendar));
  if (known.size >= KEPT) known.clear();
  counted.set(calendar, known.set(key, due));
  return due;
}

/** Whether a last day of this kind moves on. */
export const rolls = (kind: DayKind, rollOn: RollOn): boolean => (rollOn === 'STATUTORY_HOLIDAY_ONLY' ? kind === 'HOLIDAY' : kind !== 'WORK');

function calendarDays(from: LocalDate, limit: Limit, calendar: WorkCalendar): Due {
  const skipped: { day: LocalDate; why: string }[] = [];
  let last = addDays(from, limit.amount);
  while (rolls(calendar.kindOf(last), limit.rollOn)) {
    skipped.push(off(last, calendar));
    last = addDays(last, 1);
  }
  return ending(last, from, limit, { skipped, calendar });
}

function workingDays(from: LocalDate, limit: Limit, calendar: WorkCalendar): Due {
  const skipped: { day: LocalDate; why: string }[] = [];
  let day = from;
  for (let left = limit.amount; left > 0;) {
    day = addDays(day, 1);
    if (calendar.kindOf(day) === 'WORK') left -= 1;
    else skipped.push(off(day, calendar));
  }
  return ending(day, from, limit, { skipped, calendar });
}

const off = (day: LocalDate, calendar: WorkCalendar): { day: LocalDate; why: string } => ({ day, why: calendar.nameOf(day) ?? '休息日' });

const ending = (
  last: LocalDate,
  from: LocalDate,
  limit: Limit,
  { skipped, calendar }: { readonly skipped: Due['skipped']; readonly calendar: WorkCalendar },
): Due => ({
  dueAt: endOfDay(last, limit.cutoff),
  dueOn: last,
  countedFrom: addDays(from, 1),
  skipped,
  provisional: calendar.touchesProvisional(addDays(from, 1), last),
});
