// Schemas, parameters and answers that operations share.
import { readFileSync } from 'node:fs';
import { COMMAND_BODY_SCHEMAS, COMMANDS, DOORS, OFFICER_COMMANDS } from '#contracts';
import { at } from '../../lib/paths.mjs';
import { Types } from '../types.mjs';

export const ref = (kind, name) => ({ $ref: `#/components/${kind}/${name}` });
export const schema = (name) => ref('schemas', name);

export const bodyName = (command) => `Command.${command}`;
export const officerBodyName = (command) => `OfficerCommand.${command}`;
export const statusName = (door) => `Status.${door}`;

/** The published contract of the doors, as files. */
function doorSchema(name) {
  const { $schema: _dialect, $id: _id, ...rest } = JSON.parse(readFileSync(at(`libs/contracts/src/doors/schemas/${name}.schema.json`), 'utf8'));
  return rest;
}

/** What an officer's command carries beside its own body. */
function officerBody(command) {
  const { commandId, officer, part } = doorSchema('command-record').properties;
  const { required, properties, ...rest } = COMMAND_BODY_SCHEMAS[command];
  return { ...rest, required: ['commandId', ...required], properties: { commandId, officer, part, ...properties } };
}

const object = (properties, required = Object.keys(properties)) => ({ type: 'object', required, properties });
const list = (items) => ({ type: 'array', items });
const text = { type: 'string' };
const flag = { type: 'boolean' };
const whole = { type: 'integer' };
const nullable = (type) => ({ type: [type, 'null'] });
const version = { type: 'integer', minimum: 1 };
const open = { type: 'object', additionalProperties: true };

const PROBLEM = {
  ...object(
    {
      type: { type: 'string', format: 'uri-reference' },
      title: text,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      code: { type: 'string', pattern: '^HUB_[A-Z0-9_]+$' },
      detail: { type: 'string', description: 'what, why and what next' },
      errors: list(object({ path: text, code: text, detail: text })),
      traceId: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    },
    ['type', 'title', 'status', 'code', 'detail', 'errors', 'traceId'],
  ),
  description: 'RFC 9457; some problems carry further members (commandId, version, allowedCommands …). Codes: error-codes.md.',
};

const published = () =>
  new Types(['referral-codes.ts', 'events/outbound.v1.ts', 'commands/command.ts', 'doors/door.ts'].map((name) => `libs/contracts/src/${name}`));

function schemas() {
  const types = published();
  const projected = types.named('ProjectedReferral');
  const command = { enum: [...COMMANDS] };
  const allowedCommands = list(command);
  const status = types.named('ReferralStatus');
  const health = { enum: ['up', 'degraded', 'down'] };
  return {
    Problem: PROBLEM,
    'Order.hotline-12345': doorSchema('hotline-12345.order'),
    'Call.hotline-12378': doorSchema('hotline-12378.call'),
    Receipt: doorSchema('receipt'),
    BatchReport: doorSchema('batch-report'),
    ...Object.fromEntries(DOORS.map((door) => [statusName(door), doorSchema(`${door}.status`)])),
    ...Object.fromEntries(COMMANDS.map((name) => [bodyName(name), COMMAND_BODY_SCHEMAS[name]])),
    ...Object.fromEntries(OFFICER_COMMANDS.map((name) => [officerBodyName(name), officerBody(name)])),
    OfficerCommandReceipt: object({ commandId: { type: 'string', format: 'uuid' }, orderNo: text, status, version, duplicate: flag }),
    CommandReceipt: object({ status, version, allowedCommands }),
    InboxItem: types.named('InboxItem'),
    Inbox: object({ items: list(schema('InboxItem')), next: text }),
    Referral: { ...projected, required: [...projected.required, 'allowedCommands'], properties: { ...projected.properties, allowedCommands } },
    Items: object({ items: list(open) }),
    Triage: object({ items: list(open), next: nullable('string') }),
    Readiness: object({
      status: health,
      parts: { type: 'object', additionalProperties: health },
      notes: { type: 'object', additionalProperties: object({ urgent: flag, text }), description: 'what operators should know; never makes readiness worse' },
    }),
    ...calendarSchemas,
    Alive: object({ status: { const: 'alive' } }),
    Retried: object({ retried: { const: true } }),
    Discarded: object({ discarded: { const: true } }),
    Reason: object({ reason: { type: 'string', minLength: 1, maxLength: 500 } }),
    ParkedEdit: {
      type: 'object',
      required: ['reason'],
      properties: { value: text, valueBase64: text, reason: { type: 'string', minLength: 1, maxLength: 500 }, dryRun: flag },
    },
    ReplaySpan: { type: 'object', required: ['from'], properties: { from: moment, to: moment, dryRun: flag } },
    LinePause: { type: 'object', required: ['reason'], properties: { direction: { enum: ['in', 'out'] }, reason: text } },
    ParkedReplay: {
      type: 'object',
      required: ['group', 'code'],
      properties: { group: text, code: text, topic: text, perSecond: { type: 'integer', minimum: 1, maximum: 1000 }, reason: text, dryRun: flag },
    },
    NewParty: object({ orgId: text, name: text, kind: text, districtCode: text, uscc: text, usesKafka: flag, isDrill: flag }, [
      'orgId',
      'name',
      'kind',
      'districtCode',
      'uscc',
    ]),
    Agreement: object({ webhookUrl: nullable('string'), callbackUrl: nullable('string'), usesKafka: flag }, []),
    Sandbox: object({ on: flag }),
    HubTime: object({
      kind: { enum: ['REAL', 'SIMULATED'] },
      now: { type: 'string', format: 'date-time' },
      speed: { type: 'number', minimum: 0 },
      step: { type: ['object', 'null'] },
    }),
    TimeStep: object({ by: { type: 'string', pattern: '^(\\d{1,7}[smhdw])+$' }, until: { type: 'string', format: 'date-time' }, wait: flag }, []),
    TimeSpeed: object({ speed: { type: 'number', minimum: 0, maximum: 31_536_000 } }),
    Object: open,
    Feed: { ...object({ items: list(open), next: text }), description: '`next` goes into `after` of the next request' },
    OrderHistory: object({ code: text, referralNo: nullable('string'), version: { ...whole, type: ['integer', 'null'] }, history: list(open) }),
  };
}

const moment = { type: 'string', format: 'date-time' };
const date = { type: 'string', format: 'date' };
const change = { enum: ['LATER', 'EARLIER', 'CONFIRMED', 'KEPT'] };
const counts = object(Object.fromEntries(change.enum.map((name) => [name, whole])));
const clockChange = {
  clockId: { type: 'string', format: 'uuid' },
  ruleId: text,
  oldDueAt: moment,
  newDueAt: { ...moment, description: 'the due that stands from now on' },
  change: { ...change, description: 'CONFIRMED: the same due, no longer provisional; KEPT: the new calendar says earlier, but the due had passed and stands' },
  provisional: flag,
  reexamineBreach: { ...flag, description: 'a breach decided before would be none now: a person looks at it, it is never erased' },
  isOverdueNow: { ...flag, description: 'the due moved to a moment that has passed already' },
};
const overlay = { orgId: text, reason: { type: 'string', minLength: 2, maxLength: 100 }, closed: list(date), open: list(date) };
/** The working-day calendar. */
const calendarSchemas = {
  HolidayNotice: {
    ...object({ year: whole, papers: { ...list({ type: 'string', format: 'uri' }), minItems: 1 }, days: list(object({ name: text, date, isOffDay: flag })) }),
    description: 'a year of holiday-cn; papers are addresses on gov.cn: tables without papers are invented ones',
  },
  Calendar: object({
    revision: whole,
    years: list(object({ year: whole, status: { enum: ['CONFIRMED', 'PROVISIONAL'] }, notice: nullable('string'), version: whole })),
    overlays: list(object({ overlayId: text, ...overlay })),
    alarm: { description: 'null while every year that limits reach has its notice in time', ...nullable('object') },
  }),
  CalendarYear: object({
    year: whole,
    status: { enum: ['CONFIRMED', 'PROVISIONAL'] },
    notice: nullable('string'),
    version: whole,
    days: list(object({ day: date, kind: { enum: ['WORK', 'REST', 'HOLIDAY'] }, name: text })),
  }),
  NewOverlay: object(overlay, ['orgId', 'reason']),
  CalendarPreview: object({ days: list(open), clocks: open, worst: list(object(clockChange)), complete: flag }),
  CalendarChange: {
    type: 'object',
    required: ['changeId', 'kind', 'state', 'preview', 'proposedAt'],
    properties: {
      changeId: { type: 'string', format: 'uuid' },
      kind: { enum: ['NOTICE', 'OVERLAY', 'OVERLAY_END'] },
      year: nullable('integer'),
      orgId: nullable('string'),
      state: { enum: ['PROPOSED', 'APPROVED', 'REJECTED'] },
      sourceHash: { ...text, description: 'SHA-256 of the bytes as they came' },
      content: open,
      baseVersion: whole,
      preview: schema('CalendarPreview'),
      proposedAt: moment,
      proposedBy: open,
      decidedAt: nullable('string'),
      decidedBy: nullable('object'),
      reason: nullable('string'),
      revision: nullable('integer'),
      duplicate: flag,
    },
  },
  Recalculation: object({
    changeId: text,
    kind: text,
    year: nullable('integer'),
    orgId: nullable('string'),
    revision: whole,
    approvedAt: nullable('string'),
    state: { enum: ['RUNNING', 'DONE'] },
    remaining: { ...whole, description: 'open clocks that were not compared with this calendar yet' },
    counts,
    overdueAtOnce: whole,
    toReexamine: whole,
    items: list(object({ ...clockChange, referralId: text, referralNo: text, at: moment })),
    next: nullable('string'),
  }),
  NewPerson: object({ person: { type: 'string', minLength: 2, maxLength: 40 }, scope: { enum: ['desk', 'operator'] } }),
};

const header = (name, description, more = {}) => ({ name, in: 'header', schema: text, description, ...more });
const query = (name, part, description) => ({ name, in: 'query', schema: part, description });
const path = (name, part, description) => ({ name, in: 'path', required: true, schema: part, description });

const parameters = {
  no: path('no', { type: 'string', pattern: '^[A-Za-z0-9_\\-/]{1,64}$' }, 'the source’s own number of the order, percent-encoded'),
  batchId: path('id', { type: 'string', format: 'uuid' }, 'of the batch'),
  referralId: path('referralId', { type: 'string', format: 'uuid' }, 'of the case'),
  changeId: path('changeId', { type: 'string', format: 'uuid' }, 'of the change of the calendar'),
  overlayId: path('overlayId', { type: 'string', format: 'uuid' }, 'of an organisation’s own days'),
  year: path('year', { type: 'string', pattern: '^\\d{4}$' }, 'of the calendar'),
  parkedId: path('parkedId', { type: 'string', pattern: '^\\d{1,18}$' }, 'of the message that was set aside'),
  gapId: path('gapId', { type: 'string', pattern: '^\\d{1,18}$' }, 'of the gap'),
  dayPath: path('day', { type: 'string', format: 'date' }, 'in China'),
  replayId: path('replayId', { type: 'string', format: 'uuid' }, 'of the replay'),
  parkedGroup: query('group', text, 'only of this consumer group'),
  parkedCode: query('code', text, 'only with this error'),
  parkedTopic: query('topic', text, 'only from this topic'),
  parkedKey: query('key', text, 'only of this key'),
  parkedState: query('state', { enum: ['retry', 'blocked', 'dead'] }, 'only these'),
  orgId: path('orgId', text, 'of the party'),
  name: path('name', text, 'referral number, referralId or source order number, percent-encoded'),
  command: path('command', { enum: [...COMMANDS] }, 'see commands.md'),
  drill: header('X-Hub-Drill', 'true marks the orders of this request as a drill', { schema: { enum: ['true', 'false'] } }),
  ifMatch: header('If-Match', 'the ETag of the last answer, for example "3"', { required: true, schema: { type: 'string', pattern: '^"\\d{1,9}"$' } }),
  ifMatchOptional: header('If-Match', 'the ETag of the last answer; left out or *: whatever version stands'),
  ifNoneMatch: header('If-None-Match', 'the ETag that is known already'),
  idempotencyKey: header('Idempotency-Key', 'a new one for a new command, the same for a repeat', {
    required: true,
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  }),
  after: query('after', text, 'the `next` of the last answer; left out: from the beginning'),
  wait: query('wait', { type: 'integer', minimum: 0, maximum: 30 }, 'seconds to wait for news'),
  limit: query('limit', { type: 'integer', minimum: 1, maximum: 200 }, 'items at most'),
  dryRun: query('dryRun', { enum: ['true', 'false'] }, 'true: only say what it would do'),
  changeState: query('state', { enum: ['PROPOSED', 'APPROVED', 'REJECTED'] }, 'only these'),
  change: query('change', { enum: ['LATER', 'EARLIER', 'CONFIRMED', 'KEPT'] }, 'only these'),
  reexamine: query('reexamine', { enum: ['true', 'false'] }, 'true: only breaches a person must look at'),
  day: { ...query('day', { type: 'string', format: 'date' }, 'a day in Qingdao'), required: true },
};

export const components = () => ({
  securitySchemes: { hubKey: { type: 'apiKey', in: 'header', name: 'X-Hub-Key', description: 'one key a party; it opens what the party may do' } },
  responses: { Problem: { description: 'refused: RFC 9457 problem', content: { 'application/problem+json': { schema: schema('Problem') } } } },
  parameters,
  schemas: schemas(),
});
