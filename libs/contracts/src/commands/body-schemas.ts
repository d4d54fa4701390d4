import type { JsonObject } from '#kernel';
import { attachment, body, bool, day, fen, list, moment, noticeProof, nullable, oneOf, orgId, text } from './body-shapes.js';
import type { CommandName } from './command.js';
import { LATER_COMMAND_BODIES } from './later-bodies.js';

const NOT_ACCEPTED_REASONS = Array.from({ length: 15 }, (_, index) => `NA${String(index + 1).padStart(2, '0')}`);
const CAUSES = [...Array.from({ length: 12 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`), 'C99'];

/** The body of every command as JSON Schema 2020-12: the contract of `POST …/commands/<command>`, the same for records and batch rows. */
export const COMMAND_BODY_SCHEMAS: Readonly<Record<CommandName, JsonObject>> = {
  acknowledge: body(['contactName', 'contactPhone'], { contactName: text(60), contactPhone: text(40) }),
  requestReturn: body(['reasonCode', 'explanation'], {
    reasonCode: oneOf('NOT_OURS', 'WRONG_BRANCH', 'ALREADY_HANDLED', 'INSUFFICIENT_INFO', 'IN_COURT', 'OTHER'),
    explanation: text(2_000),
    suggestedOrgId: orgId,
  }),
  logContact: body(['at', 'mode', 'result'], { at: moment, mode: text(40), result: text(1_000) }),
  requestInfo: body(['items', 'dueOn'], { items: list(text(200), 20), dueOn: day }),
  interimReply: body(['text', 'nextDate'], { text: text(10_000), nextDate: day }),
  submitReply: body(['resultCode', 'text', 'basis', 'remedies', 'rootCauseCode'], {
    resultCode: oneOf('RESOLVED', 'PARTLY', 'EXPLAINED', 'REFUSED', 'MEDIATED', 'MEDIATION_FAILED', 'IN_LITIGATION'),
    text: text(10_000),
    basis: text(2_000),
    remedies: text(2_000),
    rootCauseCode: oneOf(...CAUSES),
    measures: text(4_000),
    refundFen: fen,
    attachments: { type: 'array', items: attachment, maxItems: 20 },
    difference: text(4_000),
    handlerName: text(60),
    waivedAssists: list(body(['orgId', 'reason'], { orgId, reason: text(1_000) }), 20),
  }),
  approveReturn: body(['opinion'], { opinion: text(2_000) }),
  rejectReturn: body(['opinion'], { opinion: text(2_000) }),
  approveReply: body(['noticeProof'], { noticeProof, opinion: text(2_000) }),
  rejectReply: body(['defects'], { defects: list(text(500), 20) }),
  recordCallback: body(['reached', 'rating', 'solved'], {
    reached: bool,
    rating: nullable({ type: 'integer', minimum: 1, maximum: 5 }),
    solved: nullable(bool),
    note: text(2_000),
    lawfulAndReasonable: bool,
  }),
  withdraw: body(['reasonCode', 'statement'], { reasonCode: oneOf('WD01', 'WD02', 'WD03', 'WD04'), statement: text(2_000) }),
  remind: body(['text'], { text: text(2_000) }),
  addMaterial: body(['text'], { text: text(10_000), newFacts: bool, attachments: { type: 'array', items: attachment, maxItems: 20 } }),
  orderRedo: body(['reason'], { reason: text(2_000), supervisionDueOn: day }),
  approveExtension: body(['opinion'], { opinion: text(2_000) }),
  rejectExtension: body(['opinion'], { opinion: text(2_000) }),
  requestReview: body(['kind', 'statement'], { kind: oneOf('RECHECK', 'REVIEW1', 'REVIEW2'), statement: text(4_000) }),
  repair: body(['changes', 'reason'], {
    changes: body([], { districtCode: { type: 'string', pattern: '^\\d{6}$' }, receivedAt: moment, occurredAt: moment }),
    reason: text(1_000),
  }),
  classify: body([], {
    matterType: oneOf('COMPLAINT', 'REPORT', 'PETITION', 'INQUIRY', 'HELP', 'SUGGESTION', 'COMMENDATION'),
    businessLine: text(12),
    causeCode: oneOf(...CAUSES),
    urgency: oneOf('NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'),
    confidentiality: oneOf('OPEN', 'HIDE_CONTACT', 'ANONYMOUS', 'WHISTLEBLOWER'),
  }),
  dispatch: body(['leadOrgId', 'mode', 'opinion'], {
    leadOrgId: orgId,
    mode: oneOf('dispatch', 'forward', 'assignWithReport'),
    opinion: text(2_000),
    dueOn: day,
    assists: list(body(['orgId', 'question', 'dueOn'], { orgId, question: text(2_000), dueOn: day }), 20),
  }),
  reassign: body(['leadOrgId', 'reason'], { leadOrgId: orgId, reason: text(2_000) }),
  refuse: body(['reasonCode', 'basis', 'remedy', 'noticeProof'], {
    reasonCode: oneOf(...NOT_ACCEPTED_REASONS),
    basis: text(2_000),
    remedy: text(2_000),
    noticeProof,
  }),
  transferOut: body(['to', 'reason'], { to: text(200), reason: text(2_000) }),
  merge: body(['targetReferralId'], { targetReferralId: { type: 'string', format: 'uuid' }, confirmed: bool }),
  split: body(['complaintText', 'reportText'], { complaintText: text(10_000), reportText: text(10_000) }),
  ...LATER_COMMAND_BODIES,
};
