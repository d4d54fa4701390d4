import type { DisputeEvent, JointHandlingEvent } from '../events/joint-handling.js';
import { move, nothing, type Effects } from './changes.js';

/** 会办 and 职责争议. */
export const JOINT_HANDLING: Effects<(JointHandlingEvent | DisputeEvent)['type']> = {
  AssistProposed: (_referral, { change, orgId, dueOn, requestedBy }) => ({ pendingAssist: { change, orgId, dueOn, requestedBy } }),
  AssistProposalRejected: () => ({ pendingAssist: null }),
  // The assignment itself comes with the offer that follows.
  AssistAdded: (referral, { orgId }) =>
    referral.pendingAssist?.change === 'add' && referral.pendingAssist.orgId === orgId ? { pendingAssist: null } : nothing(),
  AssistAnswered: (referral, { assignmentId }) => ({ assignments: move(referral, assignmentId, 'ANSWERED') }),
  AssistWaived: (referral, { assignmentId }) => ({ assignments: move(referral, assignmentId, 'CANCELLED') }),
  AssistRemoved: (referral, { assignmentId, orgId }) => ({
    assignments: move(referral, assignmentId, 'CANCELLED'),
    pendingAssist: referral.pendingAssist?.change === 'remove' && referral.pendingAssist.orgId === orgId ? null : referral.pendingAssist,
  }),
  JurisdictionDisputed: (_referral, { at, orgIds }) => ({ status: 'DISPUTED', dispute: { orgIds, openedAt: at }, pendingReturn: null }),
  InstitutionDesignated: () => ({ status: 'DISPATCHED', dispute: null, proposal: null, openQuestions: [] }),
};
