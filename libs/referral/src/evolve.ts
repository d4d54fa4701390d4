import { raisesVersion, type EventOf, type ReferralEvent } from './events.js';
import { SECRECY_RANK, type Assignment, type Confidentiality, type Referral } from './referral.js';
import { isEnd, type AssignmentStatus, type Status } from './states.js';

/** The referral after `event`. Total: it never refuses, because the event has already happened. */
export function evolve(referral: Referral, event: ReferralEvent): Referral {
  return { ...referral, ...changes(referral, event), version: referral.version + (raisesVersion(event.type) ? 1 : 0) };
}

export const replay = (events: Iterable<ReferralEvent>, from: Referral): Referral => {
  let referral = from;
  for (const event of events) referral = evolve(referral, event);
  return referral;
};

type Changes = Partial<Referral>;

const to = (status: Status): Changes => ({ status });

function changes(referral: Referral, event: ReferralEvent): Changes {
  switch (event.type) {
    case 'ReferralReceived':
      return received(event);
    case 'ReferralSplit':
      return split(event);
    case 'ReferralQuarantined':
      return to('QUARANTINED');
    case 'ReferralRepaired':
      return to('TRIAGE');
    case 'ReferralClassified':
      return classified(referral, event);
    case 'RouteProposed':
      return {
        status: event.leadOrgId === null ? 'TRIAGE' : 'PENDING_DISPATCH',
        proposal: { leadOrgId: event.leadOrgId, ruleId: event.ruleId, score: event.score },
      };
    case 'ReferralMerged':
      return { status: 'MERGED', mergedInto: event.targetReferralId };
    case 'ReferralNotAccepted':
      return to('NOT_ACCEPTED');
    case 'ReferralTransferredOut':
      return to('TRANSFERRED_OUT');
    case 'ReferralWithdrawn':
      return { status: 'WITHDRAWN', assignments: endAll(referral, 'CANCELLED'), pendingReturn: null };
    default:
      return handlingChanges(referral, event);
  }
}

type HandlingEvent = Exclude<
  ReferralEvent,
  EventOf<
    | 'ReferralReceived'
    | 'ReferralSplit'
    | 'ReferralQuarantined'
    | 'ReferralRepaired'
    | 'ReferralClassified'
    | 'RouteProposed'
    | 'ReferralMerged'
    | 'ReferralNotAccepted'
    | 'ReferralTransferredOut'
    | 'ReferralWithdrawn'
  >
>;

function handlingChanges(referral: Referral, event: HandlingEvent): Changes {
  switch (event.type) {
    case 'ReferralDispatched':
      return { status: 'DISPATCHED', proposal: null, openQuestions: [] };
    case 'AssignmentOffered':
      return { assignments: [...referral.assignments, offered(event)] };
    case 'AssignmentAcknowledged':
      return { assignments: move(referral, event.assignmentId, 'ACKNOWLEDGED') };
    case 'ReferralInProgress':
      return {
        status: 'IN_PROGRESS',
        assignments: referral.assignments.map((a) => (a.role === 'LEAD' && a.status === 'ACKNOWLEDGED' ? { ...a, status: 'WORKING' } : a)),
      };
    case 'ReturnRequested':
      return {
        pendingReturn: { assignmentId: event.assignmentId, reasonCode: event.reasonCode, suggestedOrgId: event.suggestedOrgId, requestedBy: event.orgId },
      };
    case 'ReturnApproved':
      return { pendingReturn: null, returnCount: referral.returnCount + 1 };
    case 'AssignmentReturned':
      return { status: 'PENDING_DISPATCH', assignments: move(referral, event.assignmentId, 'RETURNED'), pendingReturn: null };
    case 'ReturnRejected':
      return { pendingReturn: null };
    case 'AssignmentReassigned':
      return { status: 'DISPATCHED', assignments: move(referral, event.assignmentId, 'REASSIGNED'), pendingReturn: null };
    case 'Reminded':
      return { remindedAt: event.at };
    case 'SourceUpdated':
      return sourceUpdated(referral, event);
    case 'ContactLogged':
    case 'MaterialRequested':
    case 'InterimReplied':
    case 'SourceChanged':
      return {};
    default:
      return replyChanges(referral, event);
  }
}

function replyChanges(
  referral: Referral,
  event: EventOf<'ReplySubmitted' | 'ReplyRejected' | 'ReplyApproved' | 'CallbackRecorded' | 'ReferralClosed'>,
): Changes {
  switch (event.type) {
    case 'ReplySubmitted':
      return { status: 'REPLY_REVIEW', reply: { at: event.at, orgId: event.orgId, resultCode: event.resultCode }, assignments: moveLead(referral, 'ANSWERED') };
    case 'ReplyRejected':
      return { status: 'IN_PROGRESS', reply: null, assignments: moveLead(referral, 'WORKING') };
    case 'ReplyApproved':
      return to('CALLBACK');
    case 'CallbackRecorded':
      return { callbackAttempts: referral.callbackAttempts + (event.reached ? 0 : 1) };
    case 'ReferralClosed':
      return { status: 'CLOSED', assignments: endAll(referral, 'DONE') };
  }
}

const received = (event: EventOf<'ReferralReceived'>): Changes => ({
  status: 'RECEIVED',
  door: event.door,
  sourceSystem: event.sourceSystem,
  sourceOrderNo: event.sourceOrderNo,
  part: event.part,
  sourceVersion: event.sourceVersion,
  receivedAt: event.receivedAt,
  isDrill: event.isDrill,
  confidentiality: event.confidentiality,
});

/** The report half of a split order begins its life in triage, under the strictest secrecy (令2020-3 art. 32). */
const split = (event: EventOf<'ReferralSplit'>): Changes => ({
  status: 'TRIAGE',
  door: event.door,
  sourceSystem: event.sourceSystem,
  sourceOrderNo: event.sourceOrderNo,
  part: 1,
  sourceVersion: 1,
  receivedAt: event.receivedAt,
  isDrill: event.isDrill,
  matterType: 'REPORT',
  confidentiality: 'WHISTLEBLOWER',
});

const classified = (referral: Referral, event: EventOf<'ReferralClassified'>): Changes => ({
  status: 'TRIAGE',
  matterType: event.matterType,
  containsReport: event.containsReport,
  businessLine: event.businessLine,
  causeCode: event.causeCode,
  urgency: event.urgency,
  confidentiality: stricter(referral.confidentiality, event.confidentiality),
  replyRequired: event.replyRequired,
  openQuestions: event.openQuestions,
  proposal: null,
});

const offered = (event: EventOf<'AssignmentOffered'>): Assignment => ({
  assignmentId: event.assignmentId,
  orgId: event.orgId,
  role: event.role,
  status: 'OFFERED',
  offeredAt: event.at,
  returnUntil: event.returnUntil,
  noReturn: false,
});

const sourceUpdated = (referral: Referral, event: EventOf<'SourceUpdated'>): Changes => ({
  sourceVersion: event.sourceVersion ?? referral.sourceVersion,
  confidentiality: stricter(referral.confidentiality, event.confidentiality),
  updatedAfterEnd: referral.updatedAfterEnd || isEnd(referral.status),
});

/** Secrecy rises by itself and falls only by a person's classification of the whole case. */
const stricter = (now: Confidentiality, then: Confidentiality): Confidentiality => (SECRECY_RANK[then] > SECRECY_RANK[now] ? then : now);

const move = (referral: Referral, assignmentId: string, status: AssignmentStatus): readonly Assignment[] =>
  referral.assignments.map((assignment) => (assignment.assignmentId === assignmentId ? { ...assignment, status } : assignment));

const LIVE: readonly AssignmentStatus[] = ['OFFERED', 'ACKNOWLEDGED', 'WORKING', 'ANSWERED', 'RETURN_REQUESTED'];

const moveLead = (referral: Referral, status: AssignmentStatus): readonly Assignment[] =>
  referral.assignments.map((assignment) => (assignment.role === 'LEAD' && LIVE.includes(assignment.status) ? { ...assignment, status } : assignment));

const endAll = (referral: Referral, status: AssignmentStatus): readonly Assignment[] =>
  referral.assignments.map((assignment) => (LIVE.includes(assignment.status) ? { ...assignment, status } : assignment));
