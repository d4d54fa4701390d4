import type { MediationAndCourtEvent } from '../events/mediation-and-court.js';
import type { TimeEvent } from '../events/time.js';
import { moveLead, nothing, to, type Effects } from './changes.js';

/** 延期 and 中止: the clocks themselves follow from the same events (`libs/sla`). */
export const TIME: Effects<TimeEvent['type']> = {
  ExtensionRequested: (_referral, { ruleId, extensionRuleId, newDueOn, orgId }) => ({
    pendingExtension: { ruleId, extensionRuleId, newDueOn, requestedBy: orgId },
  }),
  ExtensionGranted: (referral, { extensionRuleId }) => ({
    pendingExtension: null,
    extensions: { ...referral.extensions, [extensionRuleId]: (referral.extensions[extensionRuleId] ?? 0) + 1 },
  }),
  ExtensionRefused: () => ({ pendingExtension: null }),
  SuspensionRequested: (_referral, { ground, expectedEnd, orgId }) => ({ pendingSuspension: { ground, expectedEnd, requestedBy: orgId } }),
  SuspensionRefused: () => ({ pendingSuspension: null }),
  ReferralSuspended: (_referral, { ground, expectedEnd }) => ({ status: 'SUSPENDED', suspension: { ground, expectedEnd }, pendingSuspension: null }),
  ReferralResumed: () => ({ status: 'IN_PROGRESS', suspension: null }),
};

const ENDS_IN_COURT = ['CONFIRMED', 'JUDGED', 'MEDIATED'];

/** 诉调对接. A ruling that ends the dispute is followed by the closure; any other gives the case back. */
export const MEDIATION_AND_COURT: Effects<MediationAndCourtEvent['type']> = {
  MediationRequested: (_referral, { centreOrgId }) => ({ status: 'IN_MEDIATION', mediationOrgId: centreOrgId }),
  MediationEnded: (referral, { at, outcome, centreOrgId }) =>
    outcome === 'failed'
      ? { status: 'IN_PROGRESS', mediationOrgId: null }
      : {
          status: 'REPLY_REVIEW',
          mediationOrgId: null,
          reply: { at, orgId: centreOrgId, resultCode: 'MEDIATED', handler: null },
          assignments: moveLead(referral, 'ANSWERED'),
        },
  CourtDocked: (_referral, { courtOrgId }) => ({ status: 'IN_COURT', courtOrgId, mediationOrgId: null }),
  CourtResultReceived: (referral, { ruling }) =>
    ENDS_IN_COURT.includes(ruling) ? nothing() : { ...to('IN_PROGRESS')(), courtOrgId: null, mediationOrgId: referral.mediationOrgId },
};
