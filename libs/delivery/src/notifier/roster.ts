import type { Urgency } from '#contracts';
import type { Instant } from '#kernel';
import { chinaTime, DAY_MINUTES, minutesLater } from './china-time.js';

export const CHANNELS = ['mail', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Part of a week: these days (1 Monday … 7 Sunday), from one minute of the day to before another; one that ends before it begins goes on into the next day. */
export interface WeekTime {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** One who can be told. `person` is a number or name of the party's choosing that means nothing outside it. */
export interface RosterPerson {
  readonly person: string;
  /** The first one is used; all of them for what is critical. */
  readonly channels: readonly Channel[];
  /** When this person may be told; empty: always. */
  readonly windows: readonly WeekTime[];
  /** When not, whatever the windows say; empty: never. */
  readonly quiet: readonly WeekTime[];
}

/** Who is on duty (值班) when. The first slot that holds a moment counts. */
export interface DutySlot extends WeekTime {
  readonly person: string;
  readonly deputy: string | null;
}

export interface Roster {
  readonly people: readonly RosterPerson[];
  readonly slots: readonly DutySlot[];
}

export interface OnDuty {
  readonly duty: RosterPerson | null;
  readonly deputy: RosterPerson | null;
}

/** Whether `at` lies in this part of the week. */
export function holds({ days, from, to }: WeekTime, at: Instant): boolean {
  const { day, minute } = chinaTime(at);
  if (from < to) return days.includes(day) && minute >= from && minute < to;
  const yesterday = day === 1 ? 7 : day - 1;
  return (days.includes(day) && minute >= from) || (days.includes(yesterday) && minute < to);
}

/** Who is on duty at `at`; nobody where no slot says so. */
export function onDuty({ people, slots }: Roster, at: Instant): OnDuty {
  const slot = slots.find((each) => holds(each, at));
  const named = (person: string | null | undefined): RosterPerson | null => people.find((each) => each.person === person) ?? null;
  return { duty: named(slot?.person), deputy: named(slot?.deputy) };
}

const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * The first moment from `at` on at which this person may be told: inside a contact window, outside quiet hours. What is critical waits for neither.
 * @returns null where no minute of a week is left
 */
export function mayTellFrom({ windows, quiet }: RosterPerson, at: Instant, urgency: Urgency): Instant | null {
  if (urgency === 'CRITICAL' || isOpen({ windows, quiet }, at)) return at;
  for (let minutes = 1; minutes <= WEEK_MINUTES; minutes += 1) {
    const later = minutesLater(at, minutes);
    if (isOpen({ windows, quiet }, later)) return later;
  }
  return null;
}

const isOpen = ({ windows, quiet }: Pick<RosterPerson, 'windows' | 'quiet'>, at: Instant): boolean =>
  (windows.length === 0 || windows.some((window) => holds(window, at))) && !quiet.some((time) => holds(time, at));
