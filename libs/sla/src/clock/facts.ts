import type { Instant, LocalDate } from '#kernel';
import type { WorkCalendar } from '../calendar/work-calendar.js';
import type { OpeningHours } from '../counting/working-hours.js';
import type { Ground, SlaPolicy, Urgency } from '../policies.js';

/** A stretch in which the count rests. `to` null: it still does. */
export interface Pause {
  readonly ground: Ground;
  readonly from: Instant;
  readonly to: Instant | null;
  /** The day it was said to end on. It changes nothing about the count: somebody looks when it has passed. */
  readonly expectedEnd?: LocalDate;
  /** When the complainant was told; some grounds are valid only then. */
  readonly noticedAt: Instant | null;
}

/** A longer limit asked for: either the new total in units of the rule, or the day it shall end on. */
export interface Extension {
  /** The rule that allows it: `FC-03`, `FC-04`, `MR-04` … */
  readonly ruleId: string;
  readonly asked: { readonly newTotal: number } | { readonly newDueOn: LocalDate };
  readonly requestedAt: Instant;
  readonly decidedAt: Instant | null;
  /** Null while pending. */
  readonly granted: boolean | null;
}

/** All that ever happened to one clock. From it alone the clock is derived, today as in a replay. */
export interface ClockFacts {
  readonly ruleId: string;
  readonly triggeredAt: Instant;
  readonly urgency: Urgency;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** Receipt of new facts and reasons inside the limit. */
  readonly restarts: readonly Instant[];
  readonly escalations: readonly { readonly at: Instant; readonly urgency: Urgency }[];
  /** The day that somebody set: promised, ordered, asked for. It takes the place of the count and does not roll. */
  readonly setDueOn?: LocalDate;
  readonly agreedDue: { readonly dueOn: LocalDate; readonly agreedAt: Instant; readonly hasProof: boolean } | null;
  /** A moment that stands written in the source's order, where the limit is given and not counted. */
  readonly givenDue?: Instant;
  readonly stoppedAt: Instant | null;
}

/** The law a clock runs under. `opening`: hours of the organisation, for limits in working hours. */
export interface Law {
  readonly policies: readonly SlaPolicy[];
  readonly calendar: WorkCalendar;
  readonly opening?: OpeningHours;
}

/** A clock that has only begun. */
export const begun = (ruleId: string, triggeredAt: Instant, urgency: Urgency = 'NORMAL'): ClockFacts => ({
  ruleId,
  triggeredAt,
  urgency,
  pauses: [],
  extensions: [],
  restarts: [],
  escalations: [],
  agreedDue: null,
  stoppedAt: null,
});

/** A clock that ends on a day somebody set. */
export const begunUntil = (dueOn: LocalDate, ruleId: string, triggeredAt: Instant, urgency: Urgency = 'NORMAL'): ClockFacts => ({
  ...begun(ruleId, triggeredAt, urgency),
  setDueOn: dueOn,
});
