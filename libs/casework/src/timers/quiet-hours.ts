import { instantMs, instantOf, type Instant } from '#kernel';
import { addDays, localDayOf, type WorkCalendar } from '#sla';

const OPENS = 8;
const CLOSES = 20;
const ZONE_MS = 8 * 3_600_000;
const HOUR_MS = 3_600_000;

const hourOf = (at: Instant): number => new Date(instantMs(at) + ZONE_MS).getUTCHours();
const opening = (day: string): Instant => instantOf(Date.parse(`${day}T00:00:00Z`) - ZONE_MS + OPENS * HOUR_MS);

/** When a reminder may be given: now on a working day between 8 and 20 o'clock in China, else at the next opening. Our own default; breaches are told at once. */
export function reminderTime(now: Instant, calendar: WorkCalendar): Instant {
  let day = localDayOf(now);
  const isWork = calendar.kindOf(day) === 'WORK';
  if (isWork && hourOf(now) < OPENS) return opening(day);
  if (isWork && hourOf(now) < CLOSES) return now;
  do day = addDays(day, 1);
  while (calendar.kindOf(day) !== 'WORK');
  return opening(day);
}
