import type { Instant, LocalDate } from '#kernel';
import { addDays, deriveClock, startOfDay, type ClockView, type ClockFacts, type ClockKind, type Mark, type MarkName } from '#sla';
import { lawFor, type ClockCalendar, type LegalTime } from '../calendar/legal-time.js';
import { freshClock } from './fresh-clock.js';

/** One time limit of a case or of one assignment: all that happened to it, and what the law makes of that. */
export interface Clock {
  readonly clockId: string;
  readonly assignmentId: string | null;
  /** Everything the clock is derived from; the rest is derived and stored so that it can be asked for. */
  readonly facts: ClockFacts;
  readonly calendar: ClockCalendar;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly kind: ClockKind;
  readonly article: string;
  readonly state: 'RUNNING' | 'PAUSED' | 'STOPPED';
  readonly startedAt: Instant;
  /** While it is paused: the earliest it can be. */
  readonly dueAt: Instant;
  readonly dueOn: LocalDate;
  readonly stoppedAt: Instant | null;
  readonly provisional: boolean;
  readonly marks: readonly Mark[];
  /** The marks that have been told; each is told once, whatever is pushed back later. */
  readonly fired: readonly MarkName[];
}

type Given = Pick<Clock, 'clockId' | 'assignmentId' | 'calendar'> & { readonly fired?: readonly MarkName[] };

/** The clock that `facts` make under this law, counted with the clock's own calendar. A kept due is as provisional as the calendar that left it. */
export function clockOf(given: Given, facts: ClockFacts, law: LegalTime): Clock {
  const { calendar } = given;
  const clock = stored(given, facts, deriveClock(facts, lawFor(law, calendar)));
  if (calendar.examined === calendar.revision) return clock;
  return { ...clock, provisional: deriveClock(facts, lawFor(law, { ...calendar, revision: calendar.examined })).provisional };
}

/** A clock that has only begun. */
export const newClock = (given: Given, facts: ClockFacts, law: LegalTime): Clock =>
  stored(given, facts, freshClock(facts.ruleId, facts.triggeredAt, { urgency: facts.urgency, law: lawFor(law, given.calendar) }));

function stored(given: Given, facts: ClockFacts, { policy, state, startedAt, atLeast, stoppedAt, provisional, marks }: ClockView): Clock {
  return {
    clockId: given.clockId,
    assignmentId: given.assignmentId,
    calendar: given.calendar,
    fired: given.fired ?? [],
    facts,
    ruleId: policy.ruleId,
    ruleVersion: policy.version,
    kind: policy.kind,
    article: policy.article,
    state,
    startedAt,
    dueAt: atLeast.dueAt,
    dueOn: atLeast.dueOn,
    stoppedAt,
    provisional,
    marks,
  };
}

/** A right that lapses is nobody's breach: the window to return a case, the days in which a review or a confirmation may be asked for. */
const RIGHTS: readonly ClockKind[] = ['RETURN', 'CLAIM'];

/** The clock whose end comes first among those that run. */
export const nextDue = (clocks: readonly Clock[]): Instant | null => {
  const due = clocks.filter(({ state, kind }) => state === 'RUNNING' && !RIGHTS.includes(kind)).map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : due.reduce((first, at) => (at < first ? at : first));
};

// The day before a limit of one day is the day it begins: a warning of that moment warns of nothing.
const untold = ({ state, kind, marks, fired, startedAt }: Clock): readonly Mark[] =>
  state === 'RUNNING' && !RIGHTS.includes(kind) ? marks.filter(({ name, at }) => !fired.includes(name) && at > startedAt) : [];

/** The marks that are reached and not told yet. */
export const dueMarks = (clock: Clock, now: Instant): readonly Mark[] => untold(clock).filter(({ at }) => at <= now);

/** When this clock has something to tell next; null while it stands still without a day to look again, or has told everything. */
export const wakesAt = (clock: Clock): Instant | null => (clock.state === 'PAUSED' ? pauseEndsAt(clock) : (untold(clock)[0]?.at ?? null));

/** The moment after the day on which an open pause was said to end. */
function pauseEndsAt({ facts }: Clock): Instant | null {
  const day = facts.pauses.find(({ to }) => to === null)?.expectedEnd;
  return day === undefined ? null : startOfDay(addDays(day, 1));
}
