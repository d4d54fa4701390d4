// One plausible value for every member of a schema: by its name where the field has words of its own, else by its type.
import { createHash } from 'node:crypto';

const AT = '2026-11-23T01:00:00.000Z';
const BY_NAME = {
  referralId: '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10',
  subject: '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10',
  referralNo: 'QD20261123-000001A',
  sourceOrderNo: 'QD12345-20261123-0001',
  source: 'HL12345',
  sourceSystem: 'HL12345',
  orgId: 'BNK-ICBC-QD',
  leadOrgId: 'BNK-ICBC-QD',
  suggestedOrgId: 'BNK-ABC-QD',
  state: 'RUNNING',
  lineHint: null,
  respondentCode: null,
  actororgid: 'HL-12345-QD',
  actorrole: 'SYS',
  recipient: 'door:hotline-12345',
  door: 'hotline-12345',
  districtCode: '370202',
  businessLine: 'B-CC',
  causeCode: 'C02',
  rootCauseCode: 'C02',
  kindWord: '投诉',
  urgencyWord: '一般',
  categoryPath: ['金融', '银行', '信用卡'],
  groups: ['老年人'],
  amountFen: 128_000,
  refundFen: 128_000,
  birthYear: 1958,
  dueOn: '2026-12-08',
  nextDate: '2026-12-01',
  newDueOn: '2026-12-23',
  expectedEnd: '2026-12-23',
  extensionRuleId: 'FC-03',
  approvedBy: 'BNK-ICBC-QD',
  requestedBy: 'BNK-ICBC-QD',
  orgIds: ['BNK-ICBC-QD', 'BNK-ABC-QD'],
  centreOrgId: 'MED-QD',
  courtOrgId: 'COURT-QD',
  criterionId: 'MJ1',
  reportDueOn: '2027-01-22',
  sourceDueAt: '2026-12-08T16:00:00.000Z',
  returnUntil: '2026-11-25T16:00:00.000Z',
  dueAt: '2026-12-08T16:00:00.000Z',
  ruleId: 'R4',
  ruleSetVersion: '2026.1',
  ruleVersion: 'FC-02@1',
  article: '银保监会令2020年第3号 第18条第1款',
  score: 0.96,
  reasonCode: 'NOT_OURS',
  resultCode: 'RESOLVED',
  rating: 4,
  mode: 'PHONE',
  noticeMode: 'PHONE',
  to: '市公安局',
  unit: '工商银行青岛分行',
  keyId: 'hub-1',
  roles: ['IH', 'IM'],
  openQuestions: [],
  unknownCodes: [{ field: '/channel', raw: '智能客服' }],
  faults: [],
  changed: ['districtCode'],
  title: '信用卡年费争议',
  content: '来电人反映信用卡被收取年费，要求退还。',
  supplements: [],
  demand: '退还年费',
  name: '李*',
  phone: '138****0000',
  idNo: null,
  address: null,
  respondentName: '工商银行',
  replyText: null,
  returnReason: null,
  contractNo: null,
  repeatOf: null,
  isDrill: false,
};
/** The same name means another list, or another thing, in these events. */
const BY_EVENT = {
  'casework.ReferralNotAccepted.reasonCode': 'NA03',
  'casework.ReferralWithdrawn.reasonCode': 'WD01',
  'casework.ReferralDispatched.mode': 'dispatch',
  'casework.ReferralQuarantined.faults': ['HUB_DISTRICT_UNKNOWN'],
  'intake.CommandForwarded.command': 'approveReply',
  'intake.CommandForwarded.roles': ['HO', 'CB'],
  'delivery.CommandForwarded.door': null,
  'delivery.CommandForwarded.order': null,
  'intake.CommandForwarded.orgId': 'HL-12345-QD',
  'casework.ReferralMerged.targetReferralId': '0c9f5b44-6f0e-5a9c-8f3d-6f2f0b1e7a21',
};

export function exampleOf(schema) {
  const type = schema.properties.type.const;
  return value(schema, '', { type, event: type.split('.').at(-2), context: type.split('.')[2] });
}

function value(schema, name, at) {
  if ('const' in schema) return schema.const;
  const special = `${at.context}.${at.event}.${name}`;
  if (name === 'source' && schema.pattern) return `urn:liandong:${at.context}${at.context === 'intake' ? ':hotline-12345' : ''}`;
  if (name === 'actororgid' && at.context !== 'intake') return at.context === 'casework' ? 'HUB' : 'BNK-ICBC-QD';
  if (name === 'causationid') return uuidFrom(`${at.type}:cause`);
  if (Object.hasOwn(BY_EVENT, special)) return BY_EVENT[special];
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return value(schema.anyOf[0], name, at);
  const type = [schema.type].flat()[0];
  if (type === 'object') return members(schema, at);
  if (type === 'array') return [value(schema.items, name, at)];
  if (type === 'boolean') return name === 'reached' || name === 'solved' || name === 'replyRequired';
  if (type === 'integer' || type === 'number') return 1;
  return text(schema, name, at);
}

/** Only what must be there: an example shows what a reader can count on. */
const members = ({ required, properties }, at) => Object.fromEntries(required.map((name) => [name, value(properties[name], name, at)]));

function text({ format, pattern }, name, { type }) {
  if (format === 'uuid') return uuidFrom(`${type}:${name}`);
  if (format === 'date-time') return AT;
  if (format === 'date') return AT.slice(0, 10);
  if (pattern?.includes('{64}')) return createHash('sha256').update(type).digest('hex');
  if (name === 'sealed' || name === 'complainantKey') return createHash('sha256').update(`${type}:${name}`).digest('base64url');
  return name;
}

/** A UUIDv8 that is always the same for the same words. */
function uuidFrom(words) {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
