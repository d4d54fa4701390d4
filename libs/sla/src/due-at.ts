import { HubError, instantMs, instantOf, type Instant, type LocalDate } from '#kernel';
import type { WorkCalendar } from './calendar/work-calendar.js';
import type { Due } from './counting/due.js';
import { HOUR_MS, localDayOf, MINUTE_MS } from './counting/local-day.js';
import { wholeDays } from './counting/whole-days.js';
import { afterWorkingHours, OFFICE_HOURS, type OpeningHours } from './counting/working-hours.js';
import type { Limit, SlaPolicy, Urgency } from './policies.js';

/**
 * The moment from which a duty that began at `start` is late, without pause or extension.
 *
 * Days: the day of the trigger is not counted; the moment is 00:00 China time of the day after the last one; a last day that is no working day
 * rolls on as `limit.rollOn` says; a make-up Saturday counts. Hours and minutes run from the stated moment; working hours only while offices are open.
 * @throws HubError `HUB_CALENDAR_YEAR_MISSING` (not retryable) when a day lies in a year nobody loaded.
 * @source first day: Civil Code art. 201; roll: art. 203; office hours: our own default (09:00–12:00, 13:30–17:30).
 */
export function dueAt(start: Instant, limit: Limit, calendar: WorkCalendar, opening: OpeningHours = OFFICE_HOURS): Due {
  switch (limit.unit) {
    case 'CD':
    case 'WD':
      return wholeDays(localDayOf(start), limit, calendar);
    case 'WH':
      return afterWorkingHours(start, limit.amount, calendar, opening);
    case 'H':
      return atMoment(firstHour(start, limit) + limit.amount * HOUR_MS);
    case 'MIN':
      return atMoment(instantMs(start) + limit.amount * MINUTE_MS);
  }
}

const firstHour = (start: Instant, { excludeStartHour }: Limit): number =>
  excludeStartHour === undefined ? instantMs(start) : (Math.floor(instantMs(start) / HOUR_MS) + 1) * HOUR_MS;

function atMoment(ms: number): Due {
  const moment = instantOf(Math.round(ms));
  return { dueAt: moment, dueOn: localDayOf(moment), countedFrom: null, skipped: [], provisional: false };
}

interface On {
  readonly day: LocalDate;
  readonly urgency: Urgency;
}

/** The rule in force on the day of the trigger; for hub limits, that of the urgency. Null where none was. */
export const findPolicy = (policies: readonly SlaPolicy[], ruleId: string, on: On): SlaPolicy | null =>
  policies.find(
    (policy) =>
      policy.ruleId === ruleId &&
      policy.effectiveFrom <= on.day &&
      (policy.effectiveTo === null || on.day <= policy.effectiveTo) &&
      (policy.urgency === null || policy.urgency === on.urgency),
  ) ?? null;

/**
 * As {@link findPolicy}.
 * @throws HubError `HUB_SLA_POLICY_MISSING` (not retryable) where none was in force.
 */
export function policyOn(policies: readonly SlaPolicy[], ruleId: string, on: On): SlaPolicy {
  const found = findPolicy(policies, ruleId, on);
  if (!found) throw new HubError('HUB_SLA_POLICY_MISSING', `no version of ${ruleId} was in force on ${on.day}`, false, { ruleId, day: on.day });
  return found;
}
