import { instantMs, type Instant, type LocalDate } from '#kernel';
import { addDays, type WorkCalendar } from '../calendar/work-calendar.js';
import type { Due } from '../counting/due.js';
import { daysBetween, HOUR_MS, localDayOf, MINUTE_MS } from '../counting/local-day.js';
import { OFFICE_HOURS, workingHoursBetween } from '../counting/working-hours.js';
import { dueAt } from '../due-at.js';
import type { Limit } from '../policies.js';
import type { Law } from './facts.js';

/** Counts the units of one limit from one start. */
export interface Meter {
  /** The end after this many units, rolled. */
  dueAfter(units: number): Due;
  /** The day of the last of so many units, not rolled; null for limits in hours. */
  rawDay(units: number): LocalDate | null;
  /** Counted units u with from <= u < to; for days, of their dates: the same day gives none. */
  between(from: Instant, to: Instant): number;
  /** Counted days from the start through `day`. */
  through(day: LocalDate): number;
}

export function meterOf(start: Instant, limit: Limit, law: Law): Meter {
  const opening = law.opening ?? OFFICE_HOURS;
  const startDay = localDayOf(start);
  const isDays = limit.unit === 'CD' || limit.unit === 'WD';
  const days = (first: LocalDate, end: LocalDate): number => countDays(first > startDay ? first : addDays(startDay, 1), end, limit, law.calendar);
  return {
    dueAfter: (units) => dueAt(start, { ...limit, amount: units }, law.calendar, opening),
    rawDay: (units) => {
      if (limit.unit === 'CD') return addDays(startDay, units);
      return limit.unit === 'WD' ? dueAt(start, { ...limit, amount: units }, law.calendar).dueOn : null;
    },
    between: (from, to) => {
      if (isDays) return days(localDayOf(from), localDayOf(to));
      const first = from > start ? from : start;
      if (to <= first) return 0;
      if (limit.unit === 'WH') return workingHoursBetween(first, to, law.calendar, opening);
      return (instantMs(to) - instantMs(first)) / (limit.unit === 'H' ? HOUR_MS : MINUTE_MS);
    },
    through: (day) => days(addDays(startDay, 1), addDays(day, 1)),
  };
}

function countDays(first: LocalDate, end: LocalDate, { unit }: Limit, calendar: WorkCalendar): number {
  if (unit === 'CD') return Math.max(0, daysBetween(first, end));
  let units = 0;
  for (let day = first; day < end; day = addDays(day, 1)) if (calendar.kindOf(day) === 'WORK') units += 1;
  return units;
}
