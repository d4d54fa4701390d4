import type { JsonObject, JsonValue, LocalDate } from '#kernel';
import type { WorkCalendar } from '#sla';

/** Members of command bodies that name a day. */
const DAYS: ReadonlySet<string> = new Set(['dueOn', 'nextDate', 'newDueOn', 'expectedEnd', 'supervisionDueOn']);

/** The first day of a body that lies in a year no calendar is loaded for: nothing may be counted or promised there. */
export function unknownDay(body: JsonObject, calendar: WorkCalendar): string | null {
  return daysIn(body).find((day) => !calendar.knows(day as LocalDate)) ?? null;
}

function daysIn(value: JsonValue | undefined, name = ''): readonly string[] {
  if (typeof value === 'string') return DAYS.has(name) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as JsonObject).flatMap(([member, each]) => daysIn(each, member));
}
