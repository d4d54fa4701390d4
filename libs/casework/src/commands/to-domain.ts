import type { CommandName } from '#contracts';
import type { JsonObject } from '#kernel';
import type { ClassifiedFacts, CommandBody, Referral } from '#referral';
import { latestInfoDay } from '../law/time-law.js';
import { instant, lead, optional, proof, text, texts, type Build, type DomainContext } from './domain-context.js';
import { assistOrders, BUILD_LATER } from './later-commands.js';

const BUILD: Readonly<Partial<Record<CommandName, Build>>> = {
  acknowledge: (body) => ({ type: 'acknowledge', contactName: text(body.contactName), contactPhone: text(body.contactPhone) }),
  requestReturn: (body) => ({
    type: 'requestReturn',
    reasonCode: text(body.reasonCode),
    explanation: text(body.explanation),
    suggestedOrgId: optional(body.suggestedOrgId),
  }),
  logContact: (body) => ({ type: 'logContact', contactedAt: instant(body.at), mode: text(body.mode), result: text(body.result) }),
  requestInfo: (body, context) => ({
    type: 'requestInfo',
    items: texts(body.items),
    dueOn: text(body.dueOn),
    latestDueOn: latestInfoDay(context),
  }),
  interimReply: (body) => ({ type: 'interimReply', text: text(body.text), nextDate: text(body.nextDate) }),
  submitReply: (body, { hashOf }) => ({
    type: 'submitReply',
    resultCode: text(body.resultCode),
    text: text(body.text),
    basis: text(body.basis),
    remedies: text(body.remedies),
    rootCauseCode: text(body.rootCauseCode),
    refundFen: typeof body.refundFen === 'number' ? body.refundFen : null,
    difference: text(body.difference),
    ...(typeof body.handlerName === 'string' ? { handler: hashOf(body.handlerName) } : {}),
    waivedAssists: ((body.waivedAssists ?? []) as readonly JsonObject[]).map(({ orgId, reason }) => ({ orgId: text(orgId), reason: text(reason) })),
  }),
  approveReturn: (body) => ({ type: 'approveReturn', opinion: text(body.opinion) }),
  rejectReturn: (body) => ({ type: 'rejectReturn', opinion: text(body.opinion) }),
  approveReply: (body) => ({ type: 'approveReply', noticeProof: proof(body.noticeProof) }),
  rejectReply: (body) => ({ type: 'rejectReply', defects: texts(body.defects) }),
  recordCallback: (body) => ({
    type: 'recordCallback',
    reached: body.reached === true,
    rating: typeof body.rating === 'number' ? body.rating : null,
    solved: typeof body.solved === 'boolean' ? body.solved : null,
    lawfulAndReasonable: body.lawfulAndReasonable === true,
  }),
  withdraw: (body) => ({ type: 'withdraw', reasonCode: text(body.reasonCode), statement: text(body.statement) }),
  remind: (body) => ({ type: 'remind', text: text(body.text) }),
  addMaterial: (body) => ({ type: 'addMaterial', text: text(body.text), newFacts: body.newFacts === true }),
  repair: (body) => ({ type: 'repair', changed: Object.keys((body.changes ?? {}) as JsonObject), reason: text(body.reason) }),
  classify: (body, { state }) => ({ type: 'classify', ...reclassified(body, state) }),
  dispatch: (body, context) => ({
    type: 'dispatch',
    ...lead(text(body.leadOrgId), context),
    mode: text(body.mode) as 'dispatch',
    opinion: text(body.opinion),
    dueOn: optional(body.dueOn),
    ruleId: null,
    assists: assistOrders(body.assists, context),
  }),
  reassign: (body, context) => ({ type: 'reassign', ...lead(text(body.leadOrgId), context), reason: text(body.reason) }),
  refuse: (body) => ({
    type: 'refuse',
    reasonCode: text(body.reasonCode),
    basis: text(body.basis),
    remedy: text(body.remedy),
    noticeProof: proof(body.noticeProof),
  }),
  transferOut: (body) => ({ type: 'transferOut', to: text(body.to), reason: text(body.reason), ruleId: null }),
  merge: (body, { mergeTarget }) => ({
    type: 'merge',
    confirmed: body.confirmed === true,
    target: mergeTarget ?? { referralId: text(body.targetReferralId), isOpen: false, matterType: null, sourceSystem: '' },
  }),
  ...BUILD_LATER,
  split: (body, { alreadySplit }) => ({ type: 'split', alreadySplit, complaintText: text(body.complaintText), reportText: text(body.reportText) }),
};

/** The validated body as the state machine takes it; null for a command whose rows come with a later release. */
export const toDomain = (command: CommandName, body: JsonObject, context: DomainContext): CommandBody | null => BUILD[command]?.(body, context) ?? null;

const NO_REPLY: readonly string[] = ['COMMENDATION', 'SUGGESTION'];

/** A dispatcher's classification settles every open question but one: a text that holds a report is settled by splitting it. */
function reclassified(body: JsonObject, state: Referral): ClassifiedFacts {
  const matterType = (optional(body.matterType) ?? state.matterType ?? 'COMPLAINT') as ClassifiedFacts['matterType'];
  const confidentiality = (optional(body.confidentiality) ??
    (matterType === 'REPORT' ? 'WHISTLEBLOWER' : state.confidentiality)) as ClassifiedFacts['confidentiality'];
  return {
    matterType,
    containsReport: state.containsReport && matterType !== 'REPORT' && body.matterType === undefined,
    businessLine: optional(body.businessLine) ?? state.businessLine,
    causeCode: optional(body.causeCode) ?? state.causeCode,
    urgency: (optional(body.urgency) ?? state.urgency) as ClassifiedFacts['urgency'],
    confidentiality,
    replyRequired: confidentiality !== 'ANONYMOUS' && !NO_REPLY.includes(matterType),
    openQuestions: [],
  };
}
