import { instantMs, instantOf, type Instant } from '#kernel';
import { withNamedDay } from './agreement.js';
import type { ClockFacts, Law } from './facts.js';
import { withGivenDue } from './given-due.js';
import { governing } from './governing.js';
import { warningsOf } from './marks.js';
import { inOrder } from './normal.js';
import type { ClockView, MarkName } from './view.js';

/**
 * The clock that these facts make under this law. Pure: the same facts give the same clock, lived through or replayed, in whatever order they were told.
 *
 * @throws HubError `HUB_SLA_POLICY_MISSING` when no version of the rule was in force on the trigger date; `HUB_CALENDAR_YEAR_MISSING` when a day
 * lies in a year nobody loaded. Neither is retryable.
 * @source pause: 令2020-3 art. 18 ¶2, 23; Order 121 art. 21–22; the arithmetic of pause and extension is our own reading (docs/adr/0040).
 */
export function deriveClock(given: ClockFacts, law: Law): ClockView {
  const facts = inOrder(given);
  const counted = governing(facts, law);
  const { period, agreed, disregarded } = withNamedDay(withGivenDue(counted.period, facts.givenDue), facts);
  const { due, open, policy } = period;
  const { warnOn, marks } = warningsOf(period, law, agreed || facts.setDueOn !== undefined);
  const { stoppedAt } = facts;
  return {
    policy,
    triggeredAt: facts.triggeredAt,
    startedAt: period.startedAt,
    total: period.total,
    pausedUnits: period.pausedUnits,
    dueAt: open ? null : due.dueAt,
    dueOn: open ? null : due.dueOn,
    atLeast: { dueAt: due.dueAt, dueOn: due.dueOn },
    warnOn,
    marks,
    state: stoppedAt !== null ? 'STOPPED' : open ? 'PAUSED' : 'RUNNING',
    stoppedAt,
    late: stoppedAt !== null && stoppedAt >= due.dueAt,
    provisional: due.provisional,
    pauses: period.taken,
    extensions: period.granted,
    agreed,
    isSet: facts.setDueOn !== undefined,
    disregarded: [...counted.disregarded, ...disregarded],
  };
}

export interface Standing {
  readonly isBreached: boolean;
  /** The moment of the breach; null while there is none. */
  readonly breachedAt: Instant | null;
  /** Marks reached while the clock ran. */
  readonly reached: readonly MarkName[];
}

/** Where a clock stands at a moment. A stopped clock stands for ever as it stood when it stopped. */
export function standingAt(view: ClockView, now: Instant): Standing {
  const moment = instantOf(instantMs(now));
  const at = view.stoppedAt !== null && view.stoppedAt < moment ? view.stoppedAt : moment;
  const isBreached = view.dueAt !== null && at >= view.dueAt;
  return { isBreached, breachedAt: isBreached ? view.dueAt : null, reached: view.marks.filter((mark) => mark.at <= at).map(({ name }) => name) };
}
