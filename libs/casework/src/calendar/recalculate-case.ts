import { DESK_PARTY, SUPERVISOR_PARTY, type InboxItem } from '#contracts';
import type { Instant } from '#kernel';
import { activeLead } from '#referral';
import type { ClockChange } from '#sla';
import { toldOf } from '../timers/ladder.js';
import type { Case } from '../work/case.js';
import { clockOf, nextDue, type Clock } from '../work/clock.js';
import type { Session } from '../work/session.js';
import { changeBy } from './change-by.js';
import { revisionOf, type LegalTime } from './legal-time.js';

/** What made a revision. */
export interface RevisionCause {
  readonly changeId: string;
  readonly cause: 'NOTICE' | 'OVERLAY';
  readonly year: number | null;
  readonly notice: string | null;
}

export interface Recalculated extends ClockChange {
  readonly changeId: string;
  readonly referralId: string;
}

interface Context {
  readonly now: Instant;
  readonly law: LegalTime;
  readonly causeOf: (revision: number) => RevisionCause;
}

/**
 * Takes every open clock of a locked case to the calendar in force, one revision at a time: with an event where its due or what is said of it
 * changes, silently where it does not.
 * @returns the changes, and the clocks that moved silently
 */
export function recalculateCase(
  session: Session,
  given: Case,
  context: Context,
): { readonly changes: readonly Recalculated[]; readonly silent: readonly string[] } {
  const changes: Recalculated[] = [];
  const silent: string[] = [];
  const before = given.clocks;
  for (const { clockId, state, dueAt } of before) {
    if (state === 'STOPPED') continue;
    const passed = state === 'RUNNING' && dueAt <= context.now ? dueAt : null;
    for (let clock = clockIn(given, clockId); clock.calendar.examined < revisionOf(context.law); clock = clockIn(given, clockId)) {
      const revision = clock.calendar.examined + 1;
      const change = notBefore(passed, changeBy(clock, revision, context.law, context.now));
      if (change === null) given.clocks = given.clocks.map((each) => (each === clock ? untouched(clock, revision, context.law) : each));
      else {
        record(session, given, { clock, change, revision, context });
        changes.push({ ...change, changeId: context.causeOf(revision).changeId, referralId: given.referralId });
      }
    }
    if (given.recorded.length === 0) silent.push(clockId);
  }
  tell(given, changes, context.now);
  return { changes, silent: given.recorded.length === 0 ? silent : [] };
}

/** Several revisions at once: one that moved a passed due ahead must not let the next take it to before where it stood. */
function notBefore(passed: Instant | null, change: ClockChange | null): ClockChange | null {
  if (change === null || passed === null || change.newDueAt >= passed) return change;
  return { ...change, change: 'KEPT', newDueAt: change.oldDueAt, reexamineBreach: false, isOverdueNow: false };
}

function clockIn(given: Case, clockId: string): Clock {
  const clock = given.clocks.find((each) => each.clockId === clockId);
  if (!clock) throw new Error('a clock is gone while its case is locked');
  return clock;
}

/** A kept due stays counted as it is; any other clock goes on with the newer calendar, its marks too. */
function untouched(clock: Clock, revision: number, law: LegalTime): Clock {
  const isKept = clock.calendar.examined !== clock.calendar.revision;
  return clockOf({ ...clock, calendar: { ...clock.calendar, revision: isKept ? clock.calendar.revision : revision, examined: revision } }, clock.facts, law);
}

function record(
  session: Session,
  given: Case,
  { clock, change, revision, context }: { readonly clock: Clock; readonly change: ClockChange; readonly revision: number; readonly context: Context },
): void {
  const { changeId, cause, year, notice } = context.causeOf(revision);
  const countedWith = change.change === 'KEPT' ? clock.calendar.revision : revision;
  session.record(given.referralId, { type: 'ClockRecalculated', at: context.now, ...change, cause, changeId, year, notice, revision, countedWith });
}

/** The institution whose due moved is told once, however many of its limits did. */
function tell(given: Case, changes: readonly ClockChange[], now: Instant): void {
  const moved = new Set(changes.filter(({ change }) => change === 'LATER' || change === 'EARLIER').map(({ clockId }) => clockId));
  const told = new Set(given.clocks.filter(({ clockId }) => moved.has(clockId)).flatMap((clock) => ownersOf(given, clock)));
  const item = (): InboxItem => ({
    kind: 'ClockRecalculated',
    referralId: given.referralId,
    referralNo: given.referralNo,
    version: given.state.version,
    at: now,
    role: null,
    nextDueAt: nextDue(given.clocks),
  });
  for (const orgId of told) given.items.push({ orgId, item: item() });
}

function ownersOf({ state }: Case, { kind, assignmentId }: Clock): readonly string[] {
  const assigned = state.assignments.find((each) => each.assignmentId === assignmentId)?.orgId ?? null;
  const lead = assigned ?? activeLead(state)?.orgId ?? null;
  return toldOf('YellowCardIssued', kind, { lead, superior: null, desk: DESK_PARTY, supervisor: SUPERVISOR_PARTY });
}
