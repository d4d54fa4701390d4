import type { Instant, LocalDate } from '#kernel';
import { addDays, type WorkCalendar } from '../calendar/work-calendar.js';
import type { Due } from './due.js';
import { localDayOf, MINUTE_MS, momentOn, msOfDay } from './local-day.js';

/** Minutes since local midnight at which an organisation opens and closes on a working day. */
export type OpeningHours = readonly (readonly [number, number])[];

/** 09:00–12:00, 13:30–17:30 (our own default). */
export const OFFICE_HOURS: OpeningHours = [
  [540, 720],
  [810, 1_050],
];
/** A desk that is manned round the clock on working days. */
export const ALL_DAY: OpeningHours = [[0, 1_440]];

/** The moment at which `hours` open hours have passed since `start`. */
export function afterWorkingHours(start: Instant, hours: number, calendar: WorkCalendar, opening: OpeningHours): Due {
  const skipped: { day: LocalDate; why: string }[] = [];
  const from = localDayOf(start);
  let left = hours * 60;
  let minute = msOfDay(start) / MINUTE_MS;
  for (let day = from; ; day = addDays(day, 1), minute = 0) {
    if (calendar.kindOf(day) !== 'WORK') {
      skipped.push({ day, why: calendar.nameOf(day) ?? '休息日' });
      continue;
    }
    for (const [opens, closes] of opening) {
      const open = Math.max(0, closes - Math.max(minute, opens));
      if (open >= left)
        return {
          dueAt: momentOn(day, Math.max(minute, opens) + left),
          dueOn: day,
          countedFrom: from,
          skipped,
          provisional: calendar.touchesProvisional(from, day),
        };
      left -= open;
    }
  }
}

/** Open hours between two moments. */
export function workingHoursBetween(from: Instant, to: Instant, calendar: WorkCalendar, opening: OpeningHours): number {
  const [first, last] = [localDayOf(from), localDayOf(to)];
  let minutes = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (calendar.kindOf(day) !== 'WORK') continue;
    const begins = day === first ? msOfDay(from) / MINUTE_MS : 0;
    const ends = day === last ? msOfDay(to) / MINUTE_MS : 1_440;
    for (const [opens, closes] of opening) minutes += Math.max(0, Math.min(ends, closes) - Math.max(begins, opens));
  }
  return minutes / 60;
}
