import { instantMs, instantOf, type Instant, type LocalDate } from '#kernel';
import { addDays } from '../calendar/work-calendar.js';
import type { Cutoff } from '../policies.js';

const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
/** 17:30. */
const BUSINESS_CLOSE_MIN = 1_050;

/** Before 16:00 UTC the day in China is the day in UTC: the common case is read off the text. */
const SAME_DAY_BEFORE = '16';

/** The calendar day of a moment in Asia/Shanghai (UTC+8; no daylight saving since 1991). */
export const localDayOf = (at: Instant): LocalDate =>
  (at.endsWith('Z') && at.slice(11, 13) < SAME_DAY_BEFORE ? at : new Date(instantMs(at) + CHINA_OFFSET_MS).toISOString()).slice(0, 10) as LocalDate;

/** Milliseconds since local midnight. */
export const msOfDay = (at: Instant): number => (((instantMs(at) + CHINA_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;

/** The moment `minute` minutes after local midnight of `day`. */
export const momentOn = (day: LocalDate, minute: number): Instant =>
  instantOf(Math.round(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS - CHINA_OFFSET_MS));

/** 00:00 China time. */
export const startOfDay = (day: LocalDate): Instant => momentOn(day, 0);

/** The exclusive end of the last day: 24:00, or the close of business. */
export const endOfDay = (day: LocalDate, cutoff: Cutoff = 'END_OF_DAY'): Instant =>
  cutoff === 'BUSINESS_CLOSE' ? momentOn(day, BUSINESS_CLOSE_MIN) : startOfDay(addDays(day, 1));

/** Days from `first` to `last`; negative when `last` is before. */
export const daysBetween = (first: LocalDate, last: LocalDate): number => (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS;
