import type { JsonObject, JsonValue, LocalDate } from '#kernel';
import type { WorkCalendar } from '#sla';

/** Members of command bodies that name a day. */
const DAYS: ReadonlySet<string> = new Set(['dueOn', 'nextDate', 'newDueOn', 'expectedEnd', 'supervisionDueOn']);

/** The first day of a body that lies in a year no calendar is loaded for: nothing may be counted or promised there. */
export function unknownDay(body: JsonObject, calendar: WorkCalendar): string | null {
  for (const [name, value] of Object.entries(body)) {
    if (DAYS.has(name) && typeof value === 'string' && !calendar.knows(value as LocalDate)) return value;
    const within = Array.isArray(value) ? value.find((each: JsonValue) => unknownIn(each, calendar) !== null) : undefined;
    if (within !== undefined) return unknownIn(within, calendar);
  }
  return null;
}

const unknownIn = (value: JsonValue, calendar: WorkCalendar): string | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? unknownDay(value as JsonObject, calendar) : null;
