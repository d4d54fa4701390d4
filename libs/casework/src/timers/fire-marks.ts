import { DESK_PARTY, SUPERVISOR_PARTY, type InboxItem } from '#contracts';
import { instantMs, type Instant } from '#kernel';
import { newId } from '#platform';
import { activeLead, type ClockMarkEvent } from '#referral';
import { deriveClock, localDayOf, type LimitUnit, type Mark, type MarkName } from '#sla';
import { supervisionDay } from '../law/time-law.js';
import type { Case } from '../work/case.js';
import { dueMarks, nextDue, type Clock } from '../work/clock.js';
import type { LegalTime } from '../work/clock-effects.js';
import type { Session } from '../work/session.js';
import { dutyOf, isSupervisedByItself, toldOf } from './ladder.js';
import { reminderTime } from './quiet-hours.js';

const EVENT_OF: Readonly<Record<MarkName, ClockMarkEvent['type']>> = {
  HALF: 'ClockWarned50',
  EIGHTY: 'ClockWarned80',
  YELLOW: 'YellowCardIssued',
  RED: 'ClockBreached',
  BULLETIN: 'BulletinIssued',
};
const REMINDERS: readonly MarkName[] = ['HALF', 'EIGHTY', 'YELLOW'];
const SYSTEM = { orgId: 'HUB', roles: ['SYS'], door: null } as const;

export interface FireContext {
  readonly now: Instant;
  readonly law: LegalTime;
  readonly superiorOf: (orgId: string) => string | null;
}

/** Tells every mark that the limits of a case have reached, oldest first. @returns when reminders that must wait for the morning are to be tried again, by clock */
export function fireMarks(session: Session, given: Case, context: FireContext): ReadonlyMap<string, Instant> {
  resumeWhatEnded(session, given, context);
  const waiting = new Map<string, Instant>();
  const due = given.clocks.flatMap((clock) => dueMarks(clock, context.now).map((mark) => ({ clock, mark })));
  due.sort((a, b) => instantMs(a.mark.at) - instantMs(b.mark.at));
  for (const { clock, mark } of due) {
    const wait = REMINDERS.includes(mark.name) && inDays(clock, context.law) ? reminderTime(context.now, context.law.calendar) : context.now;
    if (wait > context.now) waiting.set(clock.clockId, nextLook(clock, { now: context.now, wait }));
    else tell(session, given, { clock, mark, context });
  }
  return waiting;
}

interface Passing {
  readonly causationId: string;
  readonly context: FireContext;
  readonly personal: Parameters<Session['begin']>[2];
}

const BREACHES: readonly MarkName[] = ['RED', 'BULLETIN'];

/**
 * Before a case moves on: the limits that have passed are told, whether or not a timer has come by since. What stops a limit late does not undo
 * that it was late, and a breach must not depend on which of two processes was quicker. Reminders are left to the timers: a limit that stops now needs none.
 */
export function tellPassed(session: Session, given: Case, { causationId, context, personal }: Passing): void {
  const due = given.clocks.flatMap((clock) => dueMarks(clock, context.now).flatMap((mark) => (BREACHES.includes(mark.name) ? [{ clock, mark }] : [])));
  if (due.length === 0) return;
  due.sort((a, b) => instantMs(a.mark.at) - instantMs(b.mark.at));
  session.begin(given, { causationId, actor: { orgId: 'HUB', userHash: null, role: 'SYS' } }, personal);
  for (const { clock, mark } of due) tell(session, given, { clock, mark, context });
}

/** A suspension ends with the day it was said to end on: nobody's forgetting holds a citizen's case (row 26). */
function resumeWhatEnded(session: Session, given: Case, { now }: FireContext): void {
  const { suspension } = given.state;
  if (suspension === null || suspension.expectedEnd >= localDayOf(now)) return;
  const evidence = `预计结束日 ${suspension.expectedEnd} 已过，自动恢复计时。The day it was to end on has passed.`;
  session.apply(given.referralId, SYSTEM, { type: 'resume', evidence });
}

/** An order that is not answered in time becomes a talk (约谈), and five working days later a circular (通报). @source 令2020-3 art. 40, 41 */
const SUPERVISED_NEXT = { ClockBreached: 'TALK', BulletinIssued: 'CIRCULAR' } as const;

/** When to look again at a clock whose reminder waits: at that time, or before it where another mark is reached. A breach does not wait for the morning. */
export const nextLook = ({ marks, fired }: Pick<Clock, 'marks' | 'fired'>, { now, wait }: { readonly now: Instant; readonly wait: Instant }): Instant =>
  marks.find(({ name, at }) => at > now && at < wait && !fired.includes(name))?.at ?? wait;

const isDays = (unit: LimitUnit): boolean => unit === 'CD' || unit === 'WD';

/** Limits of hours and minutes remind at any time: they exist because the night does not matter. A rule may count days when it is normal and hours when it is urgent. */
function inDays({ ruleVersion, facts }: Clock, law: LegalTime): boolean {
  const rows = law.policies.filter(({ version }) => version === ruleVersion);
  return rows.every(({ unit }) => isDays(unit)) || (rows.some(({ unit }) => isDays(unit)) && isDays(deriveClock(facts, law).policy.unit));
}

function tell(session: Session, given: Case, { clock, mark, context }: { readonly clock: Clock; readonly mark: Mark; readonly context: FireContext }): void {
  const { now, law, superiorOf } = context;
  const type = EVENT_OF[mark.name];
  const late = Math.max(0, Math.floor((instantMs(now) - instantMs(mark.at)) / 1_000));
  const { clockId, ruleId, dueAt: due } = clock;
  session.record(given.referralId, { type, at: now, clockId, ruleId, reachedAt: mark.at, dueAt: due, firedLateBySeconds: late });
  const lead = activeLead(given.state)?.orgId ?? null;
  const owes = dutyOf(clock, given.state, lead);
  const ladder = { lead: owes, superior: owes === null ? null : superiorOf(owes), desk: DESK_PARTY, supervisor: SUPERVISOR_PARTY };
  if (type !== 'ClockWarned50') for (const orgId of toldOf(type, clock.kind, ladder)) given.items.push({ orgId, item: itemOf(type, given, now) });
  if (clock.kind === 'SUPERVISE' && clock.assignmentId !== null && (type === 'ClockBreached' || type === 'BulletinIssued'))
    session.apply(given.referralId, SYSTEM, { type: 'escalateSupervision', orderId: clock.assignmentId, level: SUPERVISED_NEXT[type] });
  if (lead !== null && isSupervisedByItself(type, clock.kind, given.state.sourceSystem)) superviseBy(session, given, { lead, now, law, ruleId });
}

/** Thin: the reader fetches the case. */
const itemOf = (kind: Exclude<ClockMarkEvent['type'], 'ClockWarned50'>, given: Case, now: Instant): InboxItem => ({
  kind,
  referralId: given.referralId,
  referralNo: given.referralNo,
  version: given.state.version,
  at: now,
  role: null,
  nextDueAt: nextDue(given.clocks),
});

/** One order for being overdue, not one for each limit that passes. */
function superviseBy(
  session: Session,
  given: Case,
  { lead, now, law, ruleId }: { readonly lead: string; readonly now: Instant; readonly law: LegalTime; readonly ruleId: string },
): void {
  if (given.state.supervisions.some(({ orgId, state }) => orgId === lead && state !== 'CLOSED')) return;
  session.apply(given.referralId, SYSTEM, {
    type: 'supervise',
    orderId: newId(),
    kind: 'OVERDUE',
    level: 'NORMAL',
    demand: `${ruleId} 已逾期，请说明原因并限期办结。Overdue: say why and finish.`,
    responsible: '单位负责人',
    orgId: lead,
    dueOn: supervisionDay(now, given.state.urgency, law),
  });
}
