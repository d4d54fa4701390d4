import type { Instant, LocalDate } from '#kernel';
import type { EventOf, Referral } from '#referral';
import { dueAt, findPolicy, localDayOf, policyOn, reportDueOn } from '#sla';
import type { Clock } from './clock.js';
import { start, startGiven, startUntil, stop, stopRules, type ClockContext, type LegalTime } from './clock-moves.js';

/** The day an order to report names, by the door it comes through. */
const ORDERED = ['PT-14', 'HUB-ORDER'] as const;
/** Reports on a critical case. */
export const REPORTS = ['FIRST_REPORT', 'DAILY_REPORT'] as const;

/**
 * What runs from the receipt of a case: its dispatch, what the law gives the authority that received it, and the limit its order names. The receipt to the source (ACK) is no
 * clock of the case: a door answers it in the same breath.
 * @source 令2020-3 art. 33 (regulator); 信访工作条例 art. 22 (petition bureau); 市场监管总局令第121号 art. 15; 令2019年第8号 (report)
 */
export function atReceipt(event: EventOf<'ReferralReceived' | 'ReferralSplit'>, context: ClockContext): Clock[] {
  const rule = event.part === 1 ? 'FR-01' : OF_AUTHORITY[event.sourceSystem];
  const received = receivedAt(event, context);
  const given = event.type === 'ReferralReceived' && event.sourceDueAt !== undefined ? [startGiven(received, event.sourceDueAt, context)] : [];
  return [start('DISPATCH', event.at, context), ...(rule === undefined ? [] : [start(rule, received, context)]), ...given];
}

/** When the authority received it, as it says; what lies in the future, or in a year no calendar knows, is no such time: then our own receipt counts. */
const receivedAt = ({ at, receivedAt: stated }: EventOf<'ReferralReceived' | 'ReferralSplit'>, { law }: ClockContext): Instant =>
  stated <= at && law.calendar.knows(localDayOf(stated)) ? stated : at;

const OF_AUTHORITY: Readonly<Record<string, string>> = { MKT12315: 'MR-01', PETITION: 'PT-01', HL12378: 'FC-01', LETTER: 'FC-01', VISIT: 'FC-01' };

export const statutory = ({ matterType }: Referral): readonly string[] =>
  matterType === 'PETITION' ? ['PT-05'] : matterType === 'REPORT' ? ['FR-01'] : matterType === 'COMPLAINT' ? ['FC-02'] : [];

const returnRule = ({ sourceSystem }: Referral): string => (sourceSystem === 'PETITION' ? 'PT-04' : sourceSystem === 'HL12345' ? 'HL-03' : 'RETURN');

/** An order to report may name its day: a further clock, never later than the limit of law. @source 信访工作条例 art. 22(3) */
export function atDispatch(event: EventOf<'ReferralDispatched'>, context: ClockContext): Clock[] {
  const clocks = stop(context, event.at, { kinds: ['DISPATCH', 'ACCEPT', 'FORWARD'] });
  if (event.dueOn === null) return clocks;
  const rule = context.state.sourceSystem === 'PETITION' ? 'PT-14' : 'HUB-ORDER';
  const day = reportDueOn(event.dueOn as LocalDate, statutoryDay(event.at, context));
  return [...stopRules({ ...context, clocks }, event.at, ORDERED), startUntil({ ruleId: rule, dueOn: day }, event.at, context)];
}

/** The day the limit of law ends on: that of the running clock, else the one that begins with this dispatch. */
function statutoryDay(at: Instant, { clocks, state, law }: ClockContext): LocalDate | null {
  const [rule] = statutory(state);
  if (rule === undefined) return null;
  const running = clocks.find(({ ruleId, state: stands }) => ruleId === rule && stands !== 'STOPPED');
  return running?.dueOn ?? dueAt(at, policyOn(law.policies, rule, { day: localDayOf(at), urgency: state.urgency }), law.calendar).dueOn;
}

/** What starts when an institution receives a case: its signature, its return window, and the limits of the matter unless they run already. */
export function atOffer({ assignmentId, at, role, noReturn, dueOn }: EventOf<'AssignmentOffered'>, context: ClockContext): Clock[] {
  const { state } = context;
  const sign = start('SIGN', at, context, assignmentId);
  if (role === 'ASSIST') return dueOn === undefined ? [sign] : [sign, startUntil({ ruleId: 'HUB-ASSIST', dueOn, of: assignmentId }, at, context)];
  const window = noReturn === true ? [] : [start(returnRule(state), at, context, assignmentId)];
  const notice = state.matterType === 'PETITION' ? ['PT-03'] : [];
  const hotline = state.sourceSystem === 'HL12345' ? ['HL-01'] : [];
  return [sign, ...window, ...startMissing([...statutory(state), ...notice, ...hotline, ...byUrgency(at, context)], at, context)];
}

const startMissing = (rules: readonly string[], at: Instant, context: ClockContext): Clock[] =>
  rules.filter((rule) => !context.clocks.some(({ ruleId, state }) => ruleId === rule && state !== 'STOPPED')).map((rule) => start(rule, at, context));

/** The hub's own limits that exist for some urgencies only: a shorter interim reply to the hotline, the answer in seven days, the first report. */
function byUrgency(at: Instant, { state, law }: ClockContext): readonly string[] {
  const { urgency, sourceSystem } = state;
  const exists = (rule: string): boolean => findPolicy(law.policies, rule, { day: localDayOf(at), urgency })?.urgency === urgency;
  // An ordinary hotline order has its five working days by HL-01.
  const interim = sourceSystem === 'HL12345' && urgency !== 'NORMAL' ? ['INTERIM'] : [];
  return [...interim, 'HANDLE', 'FIRST_REPORT'].filter(exists);
}

/** A case that becomes urgent while an institution has it gets the limits that only urgent cases have. */
export const atEscalation = (at: Instant, context: ClockContext): Clock[] =>
  context.state.assignments.some(({ role, status }) => role === 'LEAD' && ['OFFERED', 'ACKNOWLEDGED', 'WORKING'].includes(status))
    ? startMissing(byUrgency(at, context), at, context)
    : [];

/** An interim reply names its next day; on a critical case it is a report, and the next is due in a day. */
export function atInterimReply(event: EventOf<'InterimReplied'>, context: ClockContext): Clock[] {
  const clocks = stopRules({ ...context, clocks: stop(context, event.at, { kinds: ['INTERIM'] }) }, event.at, REPORTS);
  const daily = context.state.urgency === 'CRITICAL' ? [start('DAILY_REPORT', event.at, context)] : [];
  return [...clocks, startUntil({ ruleId: 'HUB-NEXT', dueOn: event.nextDate }, event.at, context), ...daily];
}

/** The order's own day, where it names another than the rule gives. */
export function atSupervision(event: EventOf<'SupervisionOrdered'>, context: ClockContext): Clock {
  const counted = start('SUPERVISION', event.at, context, event.orderId);
  return counted.dueOn === event.dueOn ? counted : startUntil({ ruleId: 'HUB-SUPERVISED', dueOn: event.dueOn, of: event.orderId }, event.at, context);
}

/** Until when an institution that gets the case at `at` may ask to return it. */
export function returnUntil(at: Instant, state: Referral, law: LegalTime): Instant {
  const policy = policyOn(law.policies, returnRule(state), { day: localDayOf(at), urgency: state.urgency });
  return dueAt(at, policy, law.calendar).dueAt;
}
