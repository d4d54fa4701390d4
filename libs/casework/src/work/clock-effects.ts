import type { Instant } from '#kernel';
import type { Referral, ReferralEvent } from '#referral';
import { dueAt, localDayOf, policyOn, type ClockKind, type SlaPolicy, type WorkCalendar } from '#sla';
import { uuidV5 } from '#platform';
import { clockOf, type Clock } from './clock.js';

export interface LegalTime {
  readonly policies: readonly SlaPolicy[];
  readonly calendar: WorkCalendar;
}

type Effect = (context: { readonly clocks: readonly Clock[]; readonly state: Referral; readonly referralId: string; readonly law: LegalTime }) => Clock[];

/**
 * The clocks after `event`, which has already been applied to `state`: starts, stops and un-stops ride in the event's own transaction.
 * Statutory clocks belong to the case and survive a return or a reassignment; SIGN and RETURN belong to the assignment.
 */
export function clocksAfter(event: ReferralEvent, context: Parameters<Effect>[0]): Clock[] {
  const { clocks } = context;
  switch (event.type) {
    case 'ReferralReceived':
    case 'ReferralSplit':
      return [start('DISPATCH', event.at, context), ...receiptClock(event, context)];
    case 'ReferralClassified':
      return clocks.map((clock) =>
        clock.kind === 'DISPATCH' && clock.state === 'RUNNING' ? { ...start('DISPATCH', clock.startedAt, context), clockId: clock.clockId } : clock,
      );
    case 'ReferralDispatched':
      return stop(clocks, event.at, ['DISPATCH', 'ACCEPT']);
    case 'AssignmentOffered':
      return [...clocks, ...offered(event.assignmentId, event.at, context)];
    case 'AssignmentAcknowledged':
      return stop(clocks, event.at, ['SIGN'], event.assignmentId);
    case 'ReturnRequested':
      return stop(clocks, event.at, ['SIGN', 'RETURN'], event.assignmentId);
    case 'AssignmentReturned':
      return [...stop(clocks, event.at, ['SIGN', 'RETURN'], event.assignmentId), start('DISPATCH', event.at, context)];
    case 'AssignmentReassigned':
      return stop(clocks, event.at, ['SIGN', 'RETURN', 'INTERIM'], event.assignmentId);
    case 'InterimReplied':
      return stop(clocks, event.at, ['INTERIM']);
    case 'ReplySubmitted':
      return stop(clocks, event.at, ['HANDLE', 'INTERIM', 'RETURN']);
    case 'ReplyRejected':
      return clocks.map((clock) => (clock.kind === 'HANDLE' && clock.stoppedAt !== null ? { ...clock, state: 'RUNNING', stoppedAt: null } : clock));
    case 'ReferralTransferredOut':
    case 'ReferralNotAccepted':
    case 'ReferralMerged':
    case 'ReferralWithdrawn':
    case 'ReferralClosed':
      return stop(clocks, event.at, ['DISPATCH', 'SIGN', 'RETURN', 'HANDLE', 'INTERIM', 'ACCEPT']);
    default:
      return [...clocks];
  }
}

const stop = (clocks: readonly Clock[], at: Instant, kinds: readonly ClockKind[], assignmentId?: string): Clock[] =>
  clocks.map((clock) =>
    clock.state === 'RUNNING' &&
    kinds.includes(clock.kind) &&
    (assignmentId === undefined || clock.assignmentId === null || clock.assignmentId === assignmentId)
      ? { ...clock, state: 'STOPPED', stoppedAt: at }
      : clock,
  );

function start(ruleId: string, at: Instant, context: Parameters<Effect>[0], assignmentId: string | null = null): Clock {
  const policy = policyOn(context.law.policies, ruleId, { day: localDayOf(at), urgency: context.state.urgency });
  const clockId = uuidV5(context.referralId, `${ruleId}:${assignmentId ?? ''}:${at}`);
  return clockOf({ clockId, assignmentId, startedAt: at }, policy, dueAt(at, policy, context.law.calendar));
}

/** The acceptance clock of a market complaint and of a report run from receipt (市场监管总局令第121号 art. 15; 令2019年第8号). */
function receiptClock(
  event: { readonly at: Instant; readonly sourceSystem: string; readonly part: 0 | 1; readonly receivedAt: Instant },
  context: Parameters<Effect>[0],
): Clock[] {
  if (event.part === 1) return [start('FR-01', event.receivedAt, context)];
  return event.sourceSystem === 'MKT12315' ? [start('MR-01', event.receivedAt, context)] : [];
}

/** What starts when an institution receives a case: its signature, its return window, and the statutory limit of the matter unless that runs already. */
function offered(assignmentId: string, at: Instant, context: Parameters<Effect>[0]): Clock[] {
  const { state, clocks } = context;
  const returnRule = state.sourceSystem === 'PETITION' ? 'PT-04' : state.sourceSystem === 'HL12345' ? 'HL-03' : 'RETURN';
  const runs = (ruleId: string): boolean => clocks.some((clock) => clock.ruleId === ruleId && clock.state === 'RUNNING');
  const statutory = state.matterType === 'PETITION' ? 'PT-05' : state.matterType === 'REPORT' ? 'FR-01' : state.matterType === 'COMPLAINT' ? 'FC-02' : null;
  const rules = [...(statutory === null || runs(statutory) ? [] : [statutory]), ...(state.sourceSystem === 'HL12345' && !runs('HL-01') ? ['HL-01'] : [])];
  return [start('SIGN', at, context, assignmentId), start(returnRule, at, context, assignmentId), ...rules.map((rule) => start(rule, at, context))];
}

/** Until when an institution that gets the case at `at` may ask to return it. */
export function returnUntil(at: Instant, state: Referral, law: LegalTime): Instant {
  const rule = state.sourceSystem === 'PETITION' ? 'PT-04' : state.sourceSystem === 'HL12345' ? 'HL-03' : 'RETURN';
  const policy = policyOn(law.policies, rule, { day: localDayOf(at), urgency: state.urgency });
  return dueAt(at, policy, law.calendar).dueAt;
}
