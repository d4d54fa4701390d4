import { HubError, instantMs, instantOf, type Instant, type LocalDate } from '#kernel';
import { addDays, type WorkCalendar } from './calendar/work-calendar.js';
import type { SlaPolicy, Urgency } from './policies.js';

/** When a limit ends, and why then. */
export interface Due {
  /** Exclusive: on time means strictly before it. */
  readonly dueAt: Instant;
  /** The last day on which the duty can be fulfilled, Asia/Shanghai. */
  readonly dueOn: LocalDate;
  readonly countedFrom: LocalDate | null;
  readonly skipped: readonly { readonly day: LocalDate; readonly why: string }[];
  readonly provisional: boolean;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The calendar day of a moment in Asia/Shanghai (UTC+8; no daylight saving since 1991). */
export const localDayOf = (at: Instant): LocalDate => new Date(instantMs(at) + CHINA_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;

const midnightAfter = (day: LocalDate): Instant => instantOf(Date.parse(`${addDays(day, 1)}T00:00:00Z`) - CHINA_OFFSET_MS);

/**
 * The moment from which a duty that began at `start` is late.
 *
 * Days: the day of the trigger is not counted; the moment is 00:00 China time of the day after the last one; a last day that is no working day
 * rolls on as `policy.rollOn` says; a make-up Saturday counts. Hours and minutes run from the stated moment; working hours only while offices are open.
 * @throws HubError `HUB_CALENDAR_YEAR_MISSING` (not retryable) when a day lies in a year nobody loaded.
 * @source first day: Civil Code art. 201; roll: art. 203; office hours: our own default (09:00–12:00, 13:30–17:30).
 */
export function dueAt(start: Instant, policy: SlaPolicy, calendar: WorkCalendar): Due {
  switch (policy.unit) {
    case 'CD':
    case 'WD':
      return wholeDays(localDayOf(start), policy, calendar);
    case 'WH':
      return workingHours(start, policy.amount, calendar);
    case 'H':
      return atMoment(instantOf(instantMs(start) + policy.amount * HOUR_MS));
    case 'MIN':
      return atMoment(instantOf(instantMs(start) + policy.amount * MINUTE_MS));
  }
}

const atMoment = (moment: Instant): Due => ({ dueAt: moment, dueOn: localDayOf(moment), countedFrom: null, skipped: [], provisional: false });

/** Limits in days depend on the day alone, and a day sees thousands of cases: each is counted once. */
const counted = new WeakMap<WorkCalendar, Map<string, Due>>();
const KEPT = 5_000;

function wholeDays(from: LocalDate, policy: SlaPolicy, calendar: WorkCalendar): Due {
  const known = counted.get(calendar) ?? new Map<string, Due>();
  const key = `${from}:${policy.amount}${policy.unit}:${policy.rollOn}`;
  const due = known.get(key) ?? (policy.unit === 'CD' ? calendarDays(from, policy, calendar) : workingDays(from, policy.amount, calendar));
  if (known.size >= KEPT) known.clear();
  counted.set(calendar, known.set(key, due));
  return due;
}

function calendarDays(from: LocalDate, { amount, rollOn }: SlaPolicy, calendar: WorkCalendar): Due {
  const skipped: { day: LocalDate; why: string }[] = [];
  let last = addDays(from, amount);
  for (let kind = calendar.kindOf(last); rollOn === 'STATUTORY_HOLIDAY_ONLY' ? kind === 'HOLIDAY' : kind !== 'WORK'; kind = calendar.kindOf(last)) {
    skipped.push({ day: last, why: calendar.nameOf(last) ?? '休息日' });
    last = addDays(last, 1);
  }
  return { dueAt: midnightAfter(last), dueOn: last, countedFrom: addDays(from, 1), skipped, provisional: calendar.isProvisional(last) };
}

function workingDays(from: LocalDate, amount: number, calendar: WorkCalendar): Due {
  const skipped: { day: LocalDate; why: string }[] = [];
  let day = from;
  for (let left = amount; left > 0;) {
    day = addDays(day, 1);
    if (calendar.kindOf(day) === 'WORK') left -= 1;
    else skipped.push({ day, why: calendar.nameOf(day) ?? '休息日' });
  }
  return { dueAt: midnightAfter(day), dueOn: day, countedFrom: addDays(from, 1), skipped, provisional: calendar.isProvisional(day) };
}

/** Minutes since local midnight at which offices open and close. */
const OFFICE: readonly (readonly [number, number])[] = [
  [540, 720],
  [810, 1_050],
];

function workingHours(start: Instant, hours: number, calendar: WorkCalendar): Due {
  const skipped: { day: LocalDate; why: string }[] = [];
  let left = hours * 60;
  const local = instantMs(start) + CHINA_OFFSET_MS;
  let minute = (local % 86_400_000) / MINUTE_MS;
  for (let day = localDayOf(start); ; day = addDays(day, 1), minute = 0) {
    if (calendar.kindOf(day) !== 'WORK') {
      skipped.push({ day, why: calendar.nameOf(day) ?? '休息日' });
      continue;
    }
    for (const [opens, closes] of OFFICE) {
      const open = Math.max(0, closes - Math.max(minute, opens));
      if (open >= left) {
        const end = Date.parse(`${day}T00:00:00Z`) + (Math.max(minute, opens) + left) * MINUTE_MS - CHINA_OFFSET_MS;
        return { dueAt: instantOf(end), dueOn: day, countedFrom: localDayOf(start), skipped, provisional: calendar.isProvisional(day) };
      }
      left -= open;
    }
  }
}

/**
 * The rule in force on the day of the trigger; for hub limits, that of the urgency.
 * @throws HubError `HUB_SLA_POLICY_MISSING` (not retryable).
 */
export function policyOn(policies: readonly SlaPolicy[], ruleId: string, on: { readonly day: LocalDate; readonly urgency: Urgency }): SlaPolicy {
  const found = policies.find(
    (policy) =>
      policy.ruleId === ruleId &&
      policy.effectiveFrom <= on.day &&
      (policy.effectiveTo === null || on.day <= policy.effectiveTo) &&
      (policy.urgency === null || policy.urgency === on.urgency),
  );
  if (!found) throw new HubError('HUB_SLA_POLICY_MISSING', `no version of ${ruleId} was in force on ${on.day}`, false, { ruleId, day: on.day });
  return found;
}
