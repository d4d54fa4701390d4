import { addDays, deriveClock, type ClockFacts, type ClockView } from '#sla';
import type { Clock } from '../work/clock.js';
import { lawFor, revisionOf, type CalendarRevision, type ClockCalendar, type LegalTime } from './legal-time.js';

/** The bulletin comes five working days after the due; no holiday with its weekends is as long as this. */
export const MARGIN_DAYS = 21;

type Counted = Pick<Clock, 'facts' | 'dueOn' | 'calendar'>;

/** Whether a revision can change anything about a clock that ends then. */
export const mayTouch = ({ touchesFrom, orgId }: CalendarRevision, { dueOn, calendar }: Counted): boolean =>
  touchesFrom === null || ((orgId === null || orgId === calendar.orgId) && addDays(dueOn, MARGIN_DAYS) >= touchesFrom);

export const viewUnder = (facts: ClockFacts, calendar: ClockCalendar, law: LegalTime): ClockView => deriveClock(facts, lawFor(law, calendar));

/** Whether the step to `revision` leaves the end of a clock and what is said of it as they are. */
export function leavesAlone(clock: Counted, revision: number, law: LegalTime): boolean {
  const { book } = law;
  if (!book || !mayTouch(book.revision(revision), clock)) return true;
  const [before, after] = [revision - 1, revision].map((each) => viewUnder(clock.facts, { ...clock.calendar, revision: each }, law));
  return before?.atLeast.dueAt === after?.atLeast.dueAt && before?.provisional === after?.provisional;
}

/**
 * The calendar a clock goes on with when something happens to it: the newest it can have without its end moving. Where a revision would move it,
 * it stays before it: only `ClockRecalculated` takes it across, and it says so. A kept due stays where it is.
 */
export function settled(clock: Counted, law: LegalTime): ClockCalendar {
  const { calendar } = clock;
  if (calendar.examined !== calendar.revision) return calendar;
  let { revision } = calendar;
  while (revision < revisionOf(law) && leavesAlone(clock, revision + 1, law)) revision += 1;
  return { ...calendar, revision, examined: revision };
}
