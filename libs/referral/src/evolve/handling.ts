import type { EventOf } from '../events.js';
import type { Assignment } from '../referral.js';
import { endAll, move, moveLead, nothing, type Effects } from './changes.js';

/** What an institution asked for ends when it no longer has the case, or has answered. */
const ASKED = { pendingReturn: null, pendingExtension: null, pendingSuspension: null, pendingAssist: null } as const;
/** With the case goes everything that was under way about it. */
const SETTLED = { ...ASKED, suspension: null, dispute: null, mediationOrgId: null, courtOrgId: null } as const;

/** From dispatch to the end of the case at the institution. */
export const HANDLING: Effects<
  | 'ReferralDispatched'
  | 'AssignmentOffered'
  | 'AssignmentAcknowledged'
  | 'ReferralInProgress'
  | 'ReturnRequested'
  | 'ReturnApproved'
  | 'AssignmentReturned'
  | 'ReturnRejected'
  | 'AssignmentReassigned'
  | 'ContactLogged'
  | 'MaterialRequested'
  | 'InterimReplied'
  | 'ReplySubmitted'
  | 'ReplyRejected'
  | 'ReplyApproved'
  | 'CallbackRecorded'
  | 'ReferralClosed'
  | 'ReferralWithdrawn'
  | 'Reminded'
> = {
  ReferralDispatched: () => ({ status: 'DISPATCHED', proposal: null, openQuestions: [] }),
  AssignmentOffered: (referral, event) => ({ assignments: [...referral.assignments, offered(event)] }),
  AssignmentAcknowledged: (referral, { assignmentId }) => ({ assignments: move(referral, assignmentId, 'ACKNOWLEDGED') }),
  ReferralInProgress: (referral) => ({
    status: 'IN_PROGRESS',
    assignments: referral.assignments.map((a) => (a.role === 'LEAD' && a.status === 'ACKNOWLEDGED' ? { ...a, status: 'WORKING' } : a)),
  }),
  ReturnRequested: (_referral, { assignmentId, reasonCode, suggestedOrgId, orgId }) => ({
    pendingReturn: { assignmentId, reasonCode, suggestedOrgId, requestedBy: orgId },
  }),
  ReturnApproved: (referral) => ({ pendingReturn: null, returnCount: referral.returnCount + 1 }),
  AssignmentReturned: (referral, { assignmentId }) => ({ ...SETTLED, status: 'PENDING_DISPATCH', assignments: move(referral, assignmentId, 'RETURNED') }),
  ReturnRejected: () => ({ pendingReturn: null }),
  AssignmentReassigned: (referral, { assignmentId }) => ({
    ...ASKED,
    status: 'DISPATCHED',
    assignments: move(referral, assignmentId, 'REASSIGNED'),
  }),
  ContactLogged: nothing,
  MaterialRequested: nothing,
  InterimReplied: nothing,
  ReplySubmitted: (referral, { at, orgId, resultCode, handler }) => ({
    status: 'REPLY_REVIEW',
    reply: { at, orgId, resultCode, handler: handler ?? null },
    firstHandler: referral.firstHandler ?? handler ?? null,
    assignments: moveLead(referral, 'ANSWERED'),
    ...ASKED,
  }),
  ReplyRejected: (referral) => ({ status: 'IN_PROGRESS', reply: null, assignments: moveLead(referral, 'WORKING') }),
  ReplyApproved: (_referral, { noticeAt }) => ({ status: 'CALLBACK', answeredAt: noticeAt, callbackAttempts: 0, rating: null }),
  CallbackRecorded: (referral, { reached, rating }) => ({ callbackAttempts: referral.callbackAttempts + (reached ? 0 : 1), rating }),
  ReferralClosed: (referral, { at }) => ({ ...SETTLED, status: 'CLOSED', closedAt: at, assignments: endAll(referral, 'DONE') }),
  ReferralWithdrawn: (referral) => ({ ...SETTLED, status: 'WITHDRAWN', assignments: endAll(referral, 'CANCELLED') }),
  Reminded: (_referral, { at }) => ({ remindedAt: at }),
};

const offered = (event: EventOf<'AssignmentOffered'>): Assignment => ({
  assignmentId: event.assignmentId,
  orgId: event.orgId,
  role: event.role,
  status: 'OFFERED',
  offeredAt: event.at,
  returnUntil: event.returnUntil,
  noReturn: event.noReturn ?? false,
  dueOn: event.dueOn ?? null,
});
