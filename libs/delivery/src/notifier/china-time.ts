import { instantMs, instantOf, type Instant } from '#kernel';

const ZONE_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1_440;

/** Day of the week (1 Monday … 7 Sunday) and minute of the day in China Standard Time, which knows no daylight saving. */
export function chinaTime(at: Instant): { readonly day: number; readonly minute: number } {
  const local = new Date(instantMs(at) + ZONE_MS);
  return { day: local.getUTCDay() === 0 ? 7 : local.getUTCDay(), minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** The full minute that is `minutes` after the one `at` lies in. */
export const minutesLater = (at: Instant, minutes: number): Instant => instantOf((Math.floor(instantMs(at) / MINUTE_MS) + minutes) * MINUTE_MS);

/** `08:30` → 510; null for what is no time of a day. `24:00` is its end. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  const minute = hours === undefined || minutes === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
  return minute >= 0 && minute <= DAY_MINUTES ? minute : null;
}
