import { DESK_PARTY, SUPERVISOR_PARTY, type CommandName } from '#contracts';
import type { JsonObject } from '#kernel';
import { newId } from '#platform';
import type { AssistOrder, CourtRuling, PauseGround, ReviewDecision, ReviewKind, SupervisionLevel, Urgency } from '#referral';
import { extensionLaw, latestAssistDay, lawfulGrounds, reviewUntil, supervisionDay } from '../law/time-law.js';
import { instant, optional, proof, recipient, text, texts, type Build, type DomainContext } from './domain-context.js';

const amount = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const assistOrder = (body: JsonObject, context: DomainContext): AssistOrder => ({
  ...recipient(text(body.orgId), context),
  question: text(body.question),
  dueOn: text(body.dueOn),
  latestDueOn: latestAssistDay(context),
});

export const assistOrders = (value: unknown, context: DomainContext): readonly AssistOrder[] =>
  Array.isArray(value) ? value.map((each) => assistOrder(each as JsonObject, context)) : [];

/** Whether the caller's institution stands above the one that asked. */
const isSuperior = ({ state, party, actor }: DomainContext): boolean =>
  state.pendingExtension !== null && party(state.pendingExtension.requestedBy)?.superiorOrgId === actor.orgId;

/** The unit next above the one that decided; where none is registered, the regulator, then its supervisor (信访工作条例 art. 35, 36). */
function reviewUnit({ state, party }: DomainContext): { readonly reviewOrgId: string | null; readonly decidedByBranch: boolean } {
  const decided = state.reply?.orgId ?? '';
  const superior = party(decided)?.superiorOrgId ?? null;
  const taken = [decided, ...state.reviews.map(({ orgId }) => orgId)];
  const above = [superior, DESK_PARTY, SUPERVISOR_PARTY].find((orgId) => orgId !== null && !taken.includes(orgId));
  return { reviewOrgId: above ?? null, decidedByBranch: superior !== null };
}

/** Joint handling, time, mediation and court, review and supervision: bodies as the state machine takes them. */
export const BUILD_LATER: Readonly<Partial<Record<CommandName, Build>>> = {
  proposeAssist: (body) => ({
    type: 'proposeAssist',
    change: text(body.change) as 'add' | 'remove',
    orgId: text(body.orgId),
    question: text(body.question),
    dueOn: optional(body.dueOn),
  }),
  rejectAssist: (body) => ({ type: 'rejectAssist', opinion: text(body.opinion) }),
  addAssist: (body, context) => ({ type: 'addAssist', ...assistOrder(body, context) }),
  removeAssist: (body) => ({ type: 'removeAssist', orgId: text(body.orgId), reason: text(body.reason) }),
  answerAssist: (body) => ({ type: 'answerAssist', text: text(body.text) }),
  openDispute: (body) => ({ type: 'openDispute', orgIds: texts(body.orgIds), reason: text(body.reason) }),
  designate: (body, context) => ({ type: 'designate', ...recipient(text(body.orgId), context), reason: text(body.reason), returnUntil: null }),
  requestExtension: (body, context) => ({
    type: 'requestExtension',
    ruleId: text(body.ruleId),
    newDueOn: text(body.newDueOn),
    reason: text(body.reason),
    approvedByHead: text(body.approvedByHead),
    law: extensionLaw(text(body.ruleId), context),
  }),
  approveExtension: (body, context) => ({ type: 'approveExtension', opinion: text(body.opinion), isSuperior: isSuperior(context) }),
  rejectExtension: (body, context) => ({ type: 'rejectExtension', opinion: text(body.opinion), isSuperior: isSuperior(context) }),
  requestSuspension: (body, context) => ({
    type: 'requestSuspension',
    ground: text(body.ground) as PauseGround,
    reason: text(body.reason),
    expectedEnd: text(body.expectedEnd),
    lawfulGrounds: lawfulGrounds(context),
  }),
  rejectSuspension: (body) => ({ type: 'rejectSuspension', opinion: text(body.opinion) }),
  suspend: (body, context) => ({
    type: 'suspend',
    opinion: text(body.opinion),
    noticeProof: body.noticeProof === undefined ? null : proof(body.noticeProof),
    lawfulGrounds: lawfulGrounds(context),
  }),
  resume: (body) => ({ type: 'resume', evidence: text(body.evidence) }),
  transferToMediation: (body, { party }) => ({
    type: 'transferToMediation',
    centreOrgId: text(body.centreOrgId),
    centreIsMediation: ['MEDIATION', 'MEDIATION_STATION'].includes(party(text(body.centreOrgId))?.kind ?? ''),
    complainantAgreedAt: instant(body.complainantAgreedAt),
    institutionAgreedAt: instant(body.institutionAgreedAt),
  }),
  endMediation: (body) => ({
    type: 'endMediation',
    outcome: text(body.outcome) as 'failed' | 'agreed',
    reason: text(body.reason),
    agreementNo: text(body.agreementNo),
    amountFen: amount(body.amountFen),
  }),
  dockCourt: (body) => ({ type: 'dockCourt', caseNo: text(body.caseNo), kind: text(body.kind) }),
  recordCourtResult: (body) => ({ type: 'recordCourtResult', ruling: text(body.ruling) as CourtRuling }),
  orderRedo: (body, { at, law, state }) => ({
    type: 'orderRedo',
    reason: text(body.reason),
    orderId: newId(),
    supervisionDueOn: optional(body.supervisionDueOn) ?? supervisionDay(at, state.urgency, law),
  }),
  requestReview: (body, context) => ({
    type: 'requestReview',
    kind: text(body.kind) as ReviewKind,
    statement: text(body.statement),
    reviewId: newId(),
    ...reviewUnit(context),
    until: reviewUntil(context),
  }),
  acceptReview: () => ({ type: 'acceptReview' }),
  refuseReview: (body) => ({ type: 'refuseReview', basis: text(body.basis) }),
  openHearing: () => ({ type: 'openHearing' }),
  closeHearing: () => ({ type: 'closeHearing' }),
  decideReview: (body) => ({ type: 'decideReview', decision: text(body.decision) as ReviewDecision, basis: text(body.basis) }),
  reopen: (body) => ({ type: 'reopen', ground: text(body.ground) as 'NEW_FACTS' | 'WRONG_CLOSURE', reason: text(body.reason) }),
  supervise: (body) => ({
    type: 'supervise',
    orderId: newId(),
    kind: text(body.kind),
    level: (optional(body.level) ?? 'NORMAL') as SupervisionLevel,
    demand: text(body.demand),
    responsible: text(body.responsible),
    orgId: text(body.orgId),
    dueOn: text(body.dueOn),
  }),
  answerSupervision: (body) => ({ type: 'answerSupervision', orderId: text(body.orderId), text: text(body.text) }),
  verifySupervision: (body) => ({ type: 'verifySupervision', orderId: text(body.orderId), verified: body.verified === true, opinion: text(body.opinion) }),
  escalateSupervision: (body) => ({ type: 'escalateSupervision', orderId: text(body.orderId), level: text(body.level) as SupervisionLevel }),
  escalateUrgency: (body) => ({ type: 'escalateUrgency', urgency: text(body.urgency) as Urgency, criterionId: text(body.criterionId) }),
  linkMajorCase: (body) => ({ type: 'linkMajorCase', majorCaseId: text(body.majorCaseId), criterionId: text(body.criterionId) }),
  openRectification: (body) => ({ type: 'openRectification', taskId: newId(), orgId: text(body.orgId), measure: text(body.measure), dueOn: text(body.dueOn) }),
  closeRectification: (body) => ({ type: 'closeRectification', taskId: text(body.taskId), opinion: text(body.opinion) }),
};
