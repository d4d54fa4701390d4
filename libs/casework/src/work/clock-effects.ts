import type { Instant } from '#kernel';
import type { Referral, ReferralEvent } from '#referral';
import { dueAt, localDayOf, policyOn, type ClockKind } from '#sla';
import type { LegalTime } from '../calendar/legal-time.js';
import { recalculated } from '../calendar/recalculated.js';
import type { Clock } from './clock.js';
import { askForExtension, decideExtension, escalate, pause, restart, resume, start, stop, unstop, type ClockContext } from './clock-moves.js';

/** Which mark of a limit each event tells. */
export const MARK_OF = {
  ClockWarned50: 'HALF',
  ClockWarned80: 'EIGHTY',
  YellowCardIssued: 'YELLOW',
  ClockBreached: 'RED',
  BulletinIssued: 'BULLETIN',
} as const;

export type { LegalTime };

const ALL: readonly ClockKind[] = ['DISPATCH', 'SIGN', 'RETURN', 'HANDLE', 'INTERIM', 'ACCEPT', 'CONTACT', 'REVIEW', 'CALLBACK', 'REDO', 'DISPUTE', 'MEDIATE'];
const OF_ASSIGNMENT: readonly ClockKind[] = ['SIGN', 'RETURN', 'INTERIM', 'CONTACT'];
const REVIEW_RULE = { RECHECK: 'FC-10', REVIEW1: 'PT-07', REVIEW2: 'PT-09' } as const;

/**
 * The clocks after `event`, which has already been applied to `state`: starts, stops and pauses ride in the event's own transaction.
 * Statutory clocks belong to the case and survive a return or a reassignment; SIGN and RETURN belong to the assignment.
 */
export function clocksAfter(event: ReferralEvent, context: ClockContext): Clock[] {
  switch (event.type) {
    case 'ReferralReceived':
    case 'ReferralSplit':
      return [start('DISPATCH', event.at, context), ...receiptClock(event, context)];
    case 'ReferralClassified':
      return context.clocks.map((clock) =>
        clock.kind === 'DISPATCH' && clock.state === 'RUNNING' ? { ...start('DISPATCH', clock.facts.triggeredAt, context), clockId: clock.clockId } : clock,
      );
    case 'ReferralDispatched':
      return stop(context, event.at, { kinds: ['DISPATCH', 'ACCEPT'] });
    case 'AssignmentOffered':
      return [...context.clocks, ...offered(event, context)];
    case 'AssignmentAcknowledged':
      return [...stop(context, event.at, { kinds: ['SIGN'], of: event.assignmentId }), start('FIRST_CONTACT', event.at, context, event.assignmentId)];
    case 'ContactLogged':
      return stop(context, event.at, { kinds: ['CONTACT'] });
    case 'ReturnRequested':
      return [...stop(context, event.at, { kinds: ['SIGN', 'RETURN'], of: event.assignmentId }), start('RETURN_REVIEW', event.at, context)];
    case 'ReturnApproved':
    case 'ReturnRejected':
      return context.clocks.map((clock) =>
        clock.ruleId === 'RETURN_REVIEW' ? (stop({ ...context, clocks: [clock] }, event.at, { kinds: [clock.kind] })[0] ?? clock) : clock,
      );
    case 'AssignmentReturned':
      return [...stop(context, event.at, { kinds: OF_ASSIGNMENT, of: event.assignmentId }), start('DISPATCH', event.at, context)];
    case 'AssignmentReassigned':
    case 'AssistRemoved':
    case 'AssistWaived':
      return stop(context, event.at, { kinds: OF_ASSIGNMENT, of: event.assignmentId });
    case 'InterimReplied':
      return stop(context, event.at, { kinds: ['INTERIM'] });
    case 'SourceUpdated':
      return event.newFacts === true ? restart(context, event.at) : [...context.clocks];
    default:
      return answeredOrTimed(event, context);
  }
}

function answeredOrTimed(event: ReferralEvent, context: ClockContext): Clock[] {
  switch (event.type) {
    case 'ReplySubmitted':
      return [...stop(context, event.at, { kinds: ['HANDLE', 'INTERIM', 'RETURN', 'CONTACT', 'REDO'] }), start('REVIEW', event.at, context)];
    case 'ReplyRejected': {
      const clocks = stop(context, event.at, { kinds: ['REVIEW'] });
      return unstop({ ...context, clocks }, ['HANDLE']);
    }
    case 'ReplyApproved':
      return [...stop(context, event.at, { kinds: ['REVIEW'] }), start('CALLBACK', event.at, context)];
    case 'RedoOrdered':
      return [...stop(context, event.at, { kinds: ['CALLBACK'] }), start('REDO', event.at, context)];
    case 'ExtensionRequested': {
      const { extensionRuleId: ruleId, newDueOn, at } = event;
      return askForExtension(context, event.ruleId, { ruleId, asked: { newDueOn: newDueOn as never }, requestedAt: at, decidedAt: null, granted: null });
    }
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return decideExtension(context, event.ruleId, { extensionRuleId: event.extensionRuleId, at: event.at, granted: event.type === 'ExtensionGranted' });
    case 'ReferralSuspended':
      return pause(context, event.at, { ground: event.ground, noticedAt: event.at });
    case 'ReferralResumed':
      return resume(context, event.at);
    case 'UrgencyChanged':
      return escalate(context, event.at);
    default:
      return elsewhere(event, context);
  }
}

/** Disputes, mediation, court, review, supervision, and the ends. */
function elsewhere(event: ReferralEvent, context: ClockContext): Clock[] {
  switch (event.type) {
    case 'JurisdictionDisputed':
      return [
        ...resume({ ...context, clocks: stop(context, event.at, { kinds: ['DISPATCH'] }) }, event.at),
        start(disputeRule(context.state), event.at, context),
      ];
    case 'InstitutionDesignated':
      return stop(context, event.at, { kinds: ['DISPUTE', 'DISPATCH'] });
    case 'MediationRequested':
      return [...pause(context, event.at, { ground: 'MEDIATION', noticedAt: event.at }), start('MD-01', event.at, context)];
    case 'MediationEnded': {
      const clocks = resume({ ...context, clocks: stop(context, event.at, { kinds: ['MEDIATE'] }) }, event.at);
      return event.outcome === 'failed'
        ? clocks
        : [...stop({ ...context, clocks }, event.at, { kinds: ['HANDLE', 'INTERIM'] }), start('REVIEW', event.at, context)];
    }
    case 'CourtDocked':
      return pause({ ...context, clocks: stop(context, event.at, { kinds: ['MEDIATE'] }) }, event.at, { ground: 'AWAIT_PROCEDURE', noticedAt: event.at });
    case 'CourtResultReceived':
      return resume(context, event.at);
    case 'ReviewRequested':
      return [...context.clocks, start(REVIEW_RULE[event.kind], event.at, context, event.reviewId)];
    case 'HearingOpened':
      return pause(context, event.at, { ground: 'HEARING', noticedAt: event.at });
    case 'HearingClosed':
      return resume(context, event.at);
    case 'ReviewNotAccepted':
    case 'ReviewDecided':
      return stop(context, event.at, { kinds: ['APPEAL'], of: event.reviewId });
    case 'ReferralReopened':
      return [...context.clocks, ...statutory(context.state).map((rule) => start(rule, event.at, context))];
    case 'ReferralTransferredOut':
    case 'ReferralNotAccepted':
    case 'ReferralMerged':
    case 'ReferralWithdrawn':
    case 'ReferralClosed':
      return stop(context, event.at, { kinds: ALL });
    default:
      return bySupervisors(event, context);
  }
}

function bySupervisors(event: ReferralEvent, context: ClockContext): Clock[] {
  switch (event.type) {
    case 'SupervisionOrdered':
      return [...context.clocks, start('SUPERVISION', event.at, context, event.orderId)];
    case 'SupervisionAnswered':
      return stop(context, event.at, { kinds: ['SUPERVISE'], of: event.orderId });
    case 'ClockWarned50':
    case 'ClockWarned80':
    case 'YellowCardIssued':
    case 'ClockBreached':
    case 'BulletinIssued':
      return context.clocks.map((clock) => (clock.clockId === event.clockId ? { ...clock, fired: [...clock.fired, MARK_OF[event.type]] } : clock));
    case 'ClockRecalculated':
      return recalculated(event, context);
    default:
      return [...context.clocks];
  }
}

/** Seven working days between market bureaus (市场监管总局令第121号 art. 33), else our three (信访工作条例 art. 24 names none). */
const disputeRule = ({ sourceSystem }: Referral): string => (sourceSystem === 'MKT12315' ? 'MR-06' : 'PT-10');

/** The acceptance clock of a market complaint and of a report run from receipt (市场监管总局令第121号 art. 15; 令2019年第8号). */
function receiptClock(
  event: { readonly at: Instant; readonly sourceSystem: string; readonly part: 0 | 1; readonly receivedAt: Instant },
  context: ClockContext,
): Clock[] {
  if (event.part === 1) return [start('FR-01', event.receivedAt, context)];
  return event.sourceSystem === 'MKT12315' ? [start('MR-01', event.receivedAt, context)] : [];
}

const statutory = ({ matterType }: Referral): readonly string[] =>
  matterType === 'PETITION' ? ['PT-05'] : matterType === 'REPORT' ? ['FR-01'] : matterType === 'COMPLAINT' ? ['FC-02'] : [];

const returnRule = ({ sourceSystem }: Referral): string => (sourceSystem === 'PETITION' ? 'PT-04' : sourceSystem === 'HL12345' ? 'HL-03' : 'RETURN');

/** What starts when an institution receives a case: its signature, its return window, and the statutory limit of the matter unless that runs already. */
function offered({ assignmentId, at, role, noReturn }: Extract<ReferralEvent, { readonly type: 'AssignmentOffered' }>, context: ClockContext): Clock[] {
  const { state, clocks } = context;
  const sign = start('SIGN', at, context, assignmentId);
  if (role === 'ASSIST') return [sign];
  const runs = (ruleId: string): boolean => clocks.some((clock) => clock.ruleId === ruleId && clock.state !== 'STOPPED');
  const window = noReturn === true ? [] : [start(returnRule(state), at, context, assignmentId)];
  const rules = [...statutory(state), ...(state.sourceSystem === 'HL12345' ? ['HL-01'] : [])].filter((ruleId) => !runs(ruleId));
  return [sign, ...window, ...rules.map((rule) => start(rule, at, context))];
}

/** Until when an institution that gets the case at `at` may ask to return it. */
export function returnUntil(at: Instant, state: Referral, law: LegalTime): Instant {
  const policy = policyOn(law.policies, returnRule(state), { day: localDayOf(at), urgency: state.urgency });
  return dueAt(at, policy, law.calendar).dueAt;
}
