import { instantMs, instantOf, type Instant, type LocalDate } from '#kernel';
import { localDayOf } from '#sla';

/** One full hour in which a line was heard `n` times. */
export interface HeardHour {
  readonly hour: Instant;
  readonly n: number;
}

export interface Silence {
  /** Probability that a line with this rhythm is quiet for so long by chance. */
  readonly chance: number;
  /** Full hours of quiet in which it is usually heard. */
  readonly missedHours: number;
  /** Comparable days that the rhythm was learned from; few days say little, and raise no alarm. */
  readonly daysKnown: number;
  readonly isAlarm: boolean;
}

export type IsWorkingDay = (day: LocalDate) => boolean;

const HOUR_MS = 3_600_000;
const ZONE_HOURS = 8;
/** Rarer than once in a hundred. */
const ALARM_CHANCE = 0.01;
/** Fewer comparable days than this are no rhythm yet. */
const LEAST_DAYS = 5;
const LONGEST_QUIET_HOURS = 60 * 24;

const hourOfDay = (ms: number): number => (Math.floor(ms / HOUR_MS) + ZONE_HOURS) % 24;
const floorHour = (ms: number): number => ms - (ms % HOUR_MS);

/**
 * How unusual it is that a line is quiet since `lastAt`. Learned per hour of the day, apart for working days and days of rest: on how many of the
 * comparable days was it heard in this hour? Hours that are usually quiet (nights, holidays) count for nothing. The chances of the hours
 * multiply; `(k) / (n + 1)` keeps every hour a doubt. Only full hours count, so a busy line is missed after an hour or two.
 */
export function silenceOf(
  heard: readonly HeardHour[],
  { lastAt, now }: { readonly lastAt: Instant; readonly now: Instant },
  isWorkingDay: IsWorkingDay,
): Silence {
  const rhythm = learn(heard, instantMs(lastAt), isWorkingDay);
  let chance = 1;
  let missedHours = 0;
  const end = floorHour(instantMs(now));
  const start = Math.max(floorHour(instantMs(lastAt)) + HOUR_MS, end - LONGEST_QUIET_HOURS * HOUR_MS);
  for (let at = start; at < end; at += HOUR_MS) {
    const usual = rhythm.usual(at);
    chance *= 1 - usual;
    if (usual > 0.5) missedHours += 1;
  }
  return { chance, missedHours, daysKnown: rhythm.days, isAlarm: chance < ALARM_CHANCE && rhythm.days >= LEAST_DAYS };
}

interface Rhythm {
  readonly days: number;
  /** How often the line was heard in this hour on comparable days, 0–1. */
  usual(ms: number): number;
}

/** From the first full day that was heard to the last moment of speech: the quiet that is being judged must not teach that it is usual. */
function learn(heard: readonly HeardHour[], lastMs: number, isWorkingDay: IsWorkingDay): Rhythm {
  const hits = new Map<string, number>();
  const days = new Map<LocalDate, boolean>();
  const first = heard.reduce((least, { hour }) => Math.min(least, instantMs(hour)), lastMs);
  for (let at = first; at <= lastMs; at += HOUR_MS * 24) note(days, at, isWorkingDay);
  note(days, lastMs, isWorkingDay);
  for (const { hour, n } of heard) {
    const ms = instantMs(hour);
    if (n > 0 && ms <= lastMs) hits.set(slot(ms, isWorkingDay), (hits.get(slot(ms, isWorkingDay)) ?? 0) + 1);
  }
  const working = [...days.values()].filter(Boolean).length;
  const comparable = (ms: number): number => (isWorkingDay(localDayOf(instantOf(ms))) ? working : days.size - working);
  return { days: days.size, usual: (ms) => Math.min(1, (hits.get(slot(ms, isWorkingDay)) ?? 0) / (comparable(ms) + 1)) };
}

function note(days: Map<LocalDate, boolean>, ms: number, isWorkingDay: IsWorkingDay): void {
  const day = localDayOf(instantOf(ms));
  if (!days.has(day)) days.set(day, isWorkingDay(day));
}

const slot = (ms: number, isWorkingDay: IsWorkingDay): string => `${isWorkingDay(localDayOf(instantOf(ms))) ? 'W' : 'R'}${hourOfDay(ms)}`;
