import type { Random } from '#simulation';
import { dayNo, isOff, type Days } from '../oracle/slow-clock.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHINA = 8 * HOUR;

/** How much comes in an hour of the day, from 0 to 23: people complain by day, and a little at night. */
const BY_HOUR = [1, 1, 1, 1, 1, 1, 2, 5, 14, 20, 20, 16, 9, 10, 18, 20, 18, 12, 7, 6, 6, 5, 3, 2];
const ON_REST_DAYS = 0.35;

export const startOfYear = (year: number): number => Date.UTC(year, 0, 1) - CHINA;

/** When `n` orders come between two moments, in order: fewer at night and on rest days. */
export function orderTimes(n: number, { from, to, days, random }: { from: number; to: number; days: Days; random: Random }): number[] {
  const hours: { at: number; upTo: number }[] = [];
  let sum = 0;
  for (let at = from; at < to; at += HOUR) {
    const hour = Math.floor(((at + CHINA) % DAY) / HOUR);
    sum += (BY_HOUR[hour] ?? 1) * (isOff(dayNo(at), days) ? ON_REST_DAYS : 1);
    hours.push({ at, upTo: sum });
  }
  const draws = Array.from({ length: n }, () => random.next() * sum).sort((a, b) => a - b);
  const times: number[] = [];
  let hour = 0;
  for (const draw of draws) {
    while ((hours[hour]?.upTo ?? Infinity) < draw) hour += 1;
    times.push((hours[hour]?.at ?? from) + random.below(HOUR));
  }
  return times.sort((a, b) => a - b);
}

/** The next moment at which people are at their desks: that moment itself, or the next working morning some time after nine. */
export function atTheDesk(at: number, days: Days, random: Random): number {
  const minute = ((at + CHINA) % DAY) / 60_000;
  if (!isOff(dayNo(at), days) && minute >= 9 * 60 && minute < 17 * 60) return at;
  let day = dayNo(at) + (minute >= 17 * 60 || isOff(dayNo(at), days) ? 1 : 0);
  while (isOff(day, days)) day += 1;
  return day * DAY - CHINA + 9 * HOUR + random.below(3 * HOUR);
}
