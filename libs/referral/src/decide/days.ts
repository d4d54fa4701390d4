import { refused } from '#kernel';
import type { No } from './guards.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The calendar day in Asia/Shanghai (UTC+8, no daylight saving since 1991). */
export const localDay = (at: string): string => new Date(Date.parse(at) + 28_800_000).toISOString().slice(0, 10);

const isDay = (text: string): boolean => DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** A day that must lie after today and not after `latest`. */
export function futureDay(at: string, day: string, latest: string | null = null): No | null {
  let valid = false;
  try {
    valid = isDay(day);
  } catch {
    valid = false;
  }
  if (!valid || day <= localDay(at) || (latest !== null && day > latest))
    return refused(
      'date-out-of-range',
      `日期应在明天${latest === null ? '之后' : `至 ${latest} 之间`}。Choose a day from tomorrow${latest === null ? '' : ` to ${latest}`}.`,
    );
  return null;
}
