import type { LocalDate } from '#kernel';
import type { Referral, ReferralEvent } from '#referral';
import type { ClockKind } from '#sla';
import { recalculated } from '../calendar/recalculated.js';
import type { Clock } from './clock.js';
import {
  askForExtension,
  decideExtension,
  escalate,
  pause,
  restart,
  resume,
  start,
  startUntil,
  stop,
  stopOf,
  unstop,
  unstopOf,
  type ClockContext,
} from './clock-moves.js';
import { atDispatch, atEscalation, atInterimReply, atOffer, atReceipt, atSupervision, statutory } from './clock-starts.js';

export type { LegalTime } from './clock-moves.js';
export { returnUntil } from './clock-starts.js';

/** Which mark of a limit each event tells. */
export const MARK_OF = {
  ClockWarned50: 'HALF',
  ClockWarned80: 'EIGHTY',
  YellowCardIssued: 'YELLOW',
  ClockBreached: 'RED',
  BulletinIssued: 'BULLETIN',
} as const;

const ALL: readonly ClockKind[] = [
  'DISPATCH',
  'SIGN',
  'RETURN',
  'HANDLE',
  'INTERIM',
  'ACCEPT',
  'FORWARD',
  'NOTIFY',
  'REPORT',
  'CONTACT',
  'REVIEW',
  'CALLBACK',
  'REDO',
  'DISPUTE',
  'MEDIATE',
  'ASSIST',
];
const OF_ASSIGNMENT: readonly ClockKind[] = ['SIGN', 'RETURN', 'INTERIM', 'CONTACT', 'NOTIFY', 'REPORT'];
const ANSWERED: readonly ClockKind[] = ['HANDLE', 'INTERIM', 'RETURN', 'CONTACT', 'NOTIFY', 'REPORT', 'REDO'];
const REVIEW_RULE = { RECHECK: 'FC-10', REVIEW1: 'PT-07', REVIEW2: 'PT-09' } as const;

/**
 * The clocks after `event`, which has already been applied to `state`: starts, stops and pauses ride in the event's own transaction.
 * Statutory clocks belong to the case and survive a return or a reassignment; SIGN and RETURN belong to the assignment.
 */
export function clocksAfter(event: ReferralEvent, context: ClockContext): Clock[] {
  switch (event.type) {
    case 'ReferralReceived':
    case 'ReferralSplit':
      return atReceipt(event, context);
    case 'ReferralClassified':
      // The same wait for a dispatch, measured by its own urgency: what was told stays told.
      return context.clocks.map((clock) =>
        clock.kind === 'DISPATCH' && clock.state === 'RUNNING'
          ? { ...start('DISPATCH', clock.facts.triggeredAt, context), clockId: clock.clockId, fired: clock.fired }
          : clock,
      );
    case 'ReferralDispatched':
      return atDispatch(event, context);
    case 'AssignmentOffered':
      return [...context.clocks, ...atOffer(event, context)];
    case 'AssignmentAcknowledged':
      return [...stop(context, event.at, { kinds: ['SIGN'], of: event.assignmentId }), start('FIRST_CONTACT', event.at, context, event.assignmentId)];
    case 'ContactLogged':
      return stop(context, event.at, { kinds: ['CONTACT', 'NOTIFY'] });
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
      return stop(context, event.at, { kinds: OF_ASSIGNMENT, of: event.assignmentId });
    case 'AssistRemoved':
    case 'AssistWaived':
    case 'AssistAnswered':
      return stopOf(context, event.at, event.assignmentId);
    case 'InterimReplied':
      return atInterimReply(event, context);
    case 'SourceUpdated':
      return event.newFacts === true ? restart(context, event.at) : [...context.clocks];
    default:
      return answeredOrTimed(event, context);
  }
}

function answeredOrTimed(event: ReferralEvent, context: ClockContext): Clock[] {
  switch (event.type) {
    case 'ReplySubmitted':
      return [...stop(context, event.at, { kinds: ANSWERED }), start('REVIEW', event.at, context)];
    case 'ReplyRejected': {
      const repliedAt = context.clocks.find(({ ruleId, state }) => ruleId === 'REVIEW' && state !== 'STOPPED')?.facts.triggeredAt ?? null;
      const clocks = stop(context, event.at, { kinds: ['REVIEW'] });
      return unstop({ ...context, clocks }, { kinds: ['HANDLE'], stoppedAt: repliedAt });
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
      return pause(context, event.at, { ground: event.ground, noticedAt: event.at, expectedEnd: event.expectedEnd as LocalDate });
    case 'ReferralResumed':
      return resume(context, event.at);
    case 'UrgencyChanged':
      return [...escalate(context, event.at), ...atEscalation(event.at, context)];
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
        : [...stop({ ...context, clocks }, event.at, { kinds: ANSWERED }), start('REVIEW', event.at, context), start('CT-05', event.at, context)];
    }
    case 'CourtDocked':
      return pause({ ...context, clocks: stop(context, event.at, { kinds: ['MEDIATE'] }) }, event.at, { ground: 'AWAIT_PROCEDURE', noticedAt: event.at });
    case 'CourtResultReceived':
      return resume({ ...context, clocks: stop(context, event.at, { kinds: ['CLAIM'] }) }, event.at);
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
      return [...context.clocks, atSupervision(event, context)];
    case 'SupervisionAnswered':
      return stop(context, event.at, { kinds: ['SUPERVISE'], of: event.orderId });
    case 'ReferralArchived':
      return stop(context, event.at, { kinds: ['CLAIM'] });
    case 'SupervisionRejected':
      return unstopOf(context, event.orderId);
    case 'RectificationOpened':
      return [...context.clocks, startUntil({ ruleId: 'HUB-RECTIFY', dueOn: event.dueOn, of: event.taskId }, event.at, context)];
    case 'RectificationClosed':
      return stop(context, event.at, { kinds: ['RECTIFY'], of: event.taskId });
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
