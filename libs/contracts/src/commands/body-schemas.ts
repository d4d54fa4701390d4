import type { JsonObject } from '#kernel';
import type { CommandName } from './command.js';

const text = (maxLength: number, minLength = 1): JsonObject => ({ type: 'string', minLength, maxLength });
const list = (items: JsonObject, maxItems = 50): JsonObject => ({ type: 'array', items, minItems: 1, maxItems });
const oneOf = (...values: readonly string[]): JsonObject => ({ enum: values });
const day: JsonObject = { type: 'string', format: 'date' };
const moment: JsonObject = { type: 'string', format: 'date-time' };
const orgId: JsonObject = { type: 'string', pattern: '^[A-Z0-9-]{3,40}$' };
const bool: JsonObject = { type: 'boolean' };
const fen: JsonObject = { type: 'integer', minimum: 0, maximum: 9_007_199_254_740_991 };
const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });

const attachment: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'mediaType', 'bytes', 'sha256'],
  properties: {
    name: text(255),
    mediaType: text(100),
    bytes: { type: 'integer', minimum: 1 },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    url: text(2_000),
  },
};
const noticeProof: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['mode', 'at'],
  properties: { mode: oneOf('PHONE', 'SMS', 'WRITTEN', 'ONLINE', 'NONE'), at: moment, note: text(500) },
};

const NOT_ACCEPTED_REASONS = Array.from({ length: 15 }, (_, index) => `NA${String(index + 1).padStart(2, '0')}`);
const CAUSES = [...Array.from({ length: 12 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`), 'C99'];

const body = (required: readonly string[], properties: JsonObject): JsonObject => ({ type: 'object', additionalProperties: false, required, properties });

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
  }),
  withdraw: body(['reasonCode', 'statement'], { reasonCode: oneOf('WD01', 'WD02', 'WD03', 'WD04'), statement: text(2_000) }),
  remind: body(['text'], { text: text(2_000) }),
  addMaterial: body(['text'], { text: text(10_000), attachments: { type: 'array', items: attachment, maxItems: 20 } }),
  orderRedo: body(['reason'], { reason: text(2_000) }),
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
};
