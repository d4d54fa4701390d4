import type { Actor, CommandType } from './commands.js';
import { activeAssignmentOf, activeAssists, activeLead, openReview, type Referral, type Review } from './referral.js';

type Condition = (referral: Referral, actor: Actor) => boolean;

const leads: Condition = (referral, actor) => activeLead(referral)?.orgId === actor.orgId;
const returnPending: Condition = ({ pendingReturn }) => pendingReturn !== null;
const suspensionPending: Condition = ({ pendingSuspension }, { orgId }) => pendingSuspension !== null && pendingSuspension.requestedBy !== orgId;
const assists: Condition = (referral) => activeAssists(referral).length > 0;

const reviews =
  (...states: readonly Review['state'][]): Condition =>
  (referral, { orgId }) => {
    const review = openReview(referral);
    return review !== undefined && review.orgId === orgId && review.orgId !== referral.reply?.orgId && states.includes(review.state);
  };

const extensionPending: Condition = ({ pendingExtension }, { orgId, door }) =>
  pendingExtension !== null && pendingExtension.requestedBy !== orgId && (pendingExtension.extensionRuleId === 'FC-04' || door !== null);

/** What must hold in the case, beside its status and the caller's relation to it, for a command to be offered. */
export const CONDITIONS: Readonly<Partial<Record<CommandType, Condition>>> = {
  approveReturn: returnPending,
  rejectReturn: returnPending,
  requestReturn: (referral, actor) => {
    const lead = activeLead(referral);
    return referral.pendingReturn === null && lead?.orgId === actor.orgId && !lead.noReturn && referral.returnCount < 2;
  },
  acknowledge: (referral, { orgId }) => activeAssignmentOf(referral, orgId)?.status === 'OFFERED',
  submitReply: (referral, actor) => leads(referral, actor) && referral.pendingReturn === null,
  split: ({ part, matterType }) => part === 0 && matterType !== 'REPORT',
  withdraw: ({ matterType }) => matterType !== 'REPORT',
  proposeAssist: (referral, actor) => leads(referral, actor) && referral.pendingAssist === null,
  rejectAssist: ({ pendingAssist }) => pendingAssist !== null,
  removeAssist: assists,
  answerAssist: (referral, { orgId }) => activeAssists(referral).some((each) => each.orgId === orgId && each.status === 'ACKNOWLEDGED'),
  requestExtension: (referral, actor) => leads(referral, actor) && referral.pendingExtension === null,
  approveExtension: extensionPending,
  rejectExtension: extensionPending,
  requestSuspension: (referral, actor) => leads(referral, actor) && referral.pendingSuspension === null,
  rejectSuspension: ({ pendingSuspension }) => pendingSuspension !== null,
  suspend: suspensionPending,
  transferToMediation: (referral, actor) => actor.roles.includes('HD') || leads(referral, actor),
  endMediation: ({ mediationOrgId }, { orgId }) => mediationOrgId === orgId,
  recordCourtResult: ({ courtOrgId }, { orgId }) => courtOrgId === orgId,
  orderRedo: ({ rating, redoCount }, { roles }) => rating !== null && rating <= 2 && redoCount < (roles.includes('SV') ? 2 : 1),
  requestReview: (referral) => openReview(referral) === undefined,
  acceptReview: reviews('REQUESTED'),
  refuseReview: reviews('REQUESTED'),
  openHearing: (referral, actor) => reviews('OPEN')(referral, actor) && openReview(referral)?.kind !== 'RECHECK',
  closeHearing: reviews('HEARING'),
  decideReview: reviews('OPEN'),
  answerSupervision: ({ supervisions }, { orgId }) => supervisions.some((each) => each.orgId === orgId && each.state === 'ISSUED'),
  verifySupervision: ({ supervisions }, { orgId }) => supervisions.some((each) => each.orgId !== orgId && each.state === 'ANSWERED'),
  escalateSupervision: ({ supervisions }) => supervisions.some(({ state }) => state !== 'CLOSED'),
  escalateUrgency: ({ urgency }) => urgency !== 'CRITICAL',
  closeRectification: ({ rectifications }) => rectifications.length > 0,
};
