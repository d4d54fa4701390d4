import type { LocalDate } from '#kernel';
import { addDays, type DayKind, type WorkCalendar } from './work-calendar.js';

/** One day that a new calendar sees otherwise; null where a calendar does not know its year. */
export interface DayChange {
  readonly day: LocalDate;
  readonly before: DayKind | null;
  readonly after: DayKind | null;
  readonly name: string | null;
}

const kindOf = (calendar: WorkCalendar, day: LocalDate): DayKind | null => (calendar.knows(day) ? calendar.kindOf(day) : null);

/** The days from `first` to `last` whose kind differs. */
export function changedDays(
  calendars: { readonly before: WorkCalendar; readonly after: WorkCalendar },
  first: LocalDate,
  last: LocalDate,
): readonly DayChange[] {
  const changes: DayChange[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const [before, after] = [kindOf(calendars.before, day), kindOf(calendars.after, day)];
    if (before !== after) changes.push({ day, before, after, name: calendars.after.nameOf(day) ?? calendars.before.nameOf(day) });
  }
  return changes;
}
