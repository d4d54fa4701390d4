import type { LocalDate } from '#kernel';
import { addDays, type DayKind, type WorkCalendar } from '#sla';

export interface YearDay {
  readonly day: LocalDate;
  readonly kind: DayKind;
  readonly name: string;
}

/** The holidays and make-up days of a year. */
export function yearDays(calendar: WorkCalendar, year: number): readonly YearDay[] {
  const days: YearDay[] = [];
  for (let day = `${year}-01-01` as LocalDate; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const name = calendar.nameOf(day);
    if (name !== null) days.push({ day, kind: calendar.kindOf(day), name });
  }
  return days;
}
