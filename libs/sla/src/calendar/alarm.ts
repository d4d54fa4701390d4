import type { Instant, LocalDate } from '#kernel';
import { localDayOf } from '../counting/local-day.js';
import type { YearArrangement } from './arrangement.js';

export interface CalendarAlarm {
  /** WARNING: the notice is due, look for it · BLOCKING: limits are counted into a year that nobody has arranged. */
  readonly level: 'WARNING' | 'BLOCKING';
  readonly year: number;
  /** The first day of this level. */
  readonly since: LocalDate;
}

/** Notices came between 25 October and 12 November in 2023–2025. */
const WARNS_FROM = '11-01';
const BLOCKS_FROM = '12-15';

/** Whether a year without a notice is a matter for the operators now: from 1 November the next one, from 15 December urgently, and in the year itself. */
export function calendarAlarm(years: readonly Pick<YearArrangement, 'year' | 'status'>[], now: Instant): CalendarAlarm | null {
  const today = localDayOf(now);
  const year = Number(today.slice(0, 4));
  const isConfirmed = (wanted: number): boolean => years.some((each) => each.year === wanted && each.status === 'CONFIRMED');
  const day = (month: string): LocalDate => `${year}-${month}` as LocalDate;
  if (!isConfirmed(year)) return { level: 'BLOCKING', year, since: `${year - 1}-${BLOCKS_FROM}` as LocalDate };
  if (isConfirmed(year + 1) || today < day(WARNS_FROM)) return null;
  return today < day(BLOCKS_FROM)
    ? { level: 'WARNING', year: year + 1, since: day(WARNS_FROM) }
    : { level: 'BLOCKING', year: year + 1, since: day(BLOCKS_FROM) };
}
