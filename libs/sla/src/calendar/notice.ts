import type { LocalDate } from '#kernel';
import type { FixedDay } from './arrangement.js';

/** One year's arrangement as somebody hands it over: not trusted until `arrangementOf` has checked it. */
export interface Notice {
  readonly year: number;
  /** Addresses of the State Council's notices it comes from. */
  readonly papers: readonly string[];
  readonly days: readonly FixedDay[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  if (!DAY.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
