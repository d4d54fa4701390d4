// One JSON Schema and one example for every event type on the hub's topics.
import { eventType, schemaOf } from '#contracts';
import { exampleOf } from './examples.mjs';
import { json } from './markdown.mjs';
import { Types } from './types.mjs';

const VERSION = '1.0';
const FILES = ['referral-codes.ts', 'events/referral-received.v1.ts', 'events/outbound.v1.ts', 'commands/command.ts', 'doors/door.ts'].map(
  (name) => `libs/contracts/src/${name}`,
);
const DOMAIN_FILES = [
  'events.ts',
  'events/joint-handling.ts',
  'events/time.ts',
  'events/mediation-and-court.ts',
  'events/after-answer.ts',
  'events/clock-marks.ts',
  'grounds.ts',
  'referral.ts',
  'states.ts',
].map((name) => `libs/referral/src/${name}`);

/** What one event does to the clocks of a case, inside the event. @source libs/casework/src/work/recorder.ts */
const CLOCKS = {
  type: 'array',
  description: 'what this event started, stopped, resumed or moved on the time limits of the case',
  items: {
    type: 'object',
    required: ['op', 'clockId', 'ruleId'],
    properties: {
      op: { enum: ['started', 'rederived', 'stopped', 'paused', 'resumed'] },
      clockId: { type: 'string' },
      ruleId: { type: 'string' },
      ruleVersion: { type: 'string' },
      article: { type: 'string' },
      startedAt: { type: 'string', format: 'date-time' },
      dueAt: { type: ['string', 'null'], format: 'date-time' },
      dueOn: { type: ['string', 'null'], format: 'date' },
      provisional: { type: 'boolean' },
    },
  },
};

const CALENDAR_REVISION = {
  type: 'integer',
  minimum: 2,
  description: 'of the working-day calendar this event was recorded under; left out under the first one',
};

/** `[path, text]` of every file. */
export function eventFiles() {
  return eventSchemas().flatMap((schema) => {
    const type = schema.properties.type.const;
    return [
      [`libs/contracts/src/schemas/${type}/${VERSION}.json`, json(schema)],
      [`libs/contracts/src/examples/${type}/${VERSION}.json`, json(exampleOf(schema))],
    ];
  });
}

function eventSchemas() {
  const published = new Types(FILES);
  const { items, referral } = published.named('InstitutionContent').properties;
  const inbox = { type: 'object', required: ['orgId', 'items', 'referral'], properties: { orgId: { type: 'string' }, items, referral } };
  const received = published.named('ReferralReceivedData');
  const command = published.named('CommandForwardedData');
  command.properties.commandId = { type: 'string', format: 'uuid' };
  return [
    event('intake', 'ReferralReceived', received, { also: ['actororgid'], title: 'an order came in at a door for the first time' }),
    event('intake', 'SourceUpdated', received, { also: ['actororgid'], title: 'a door sent a higher version of an order' }),
    event('intake', 'CommandForwarded', command, { also: ['actororgid'], title: 'an officer’s command came as a record or a batch row' }),
    event('delivery', 'CommandForwarded', command, { also: ['actororgid'], title: 'an institution’s command came on its topic' }),
    event('delivery', 'InboxItemsDelivered', inbox, { title: 'what an institution was sent on its topic' }),
    event('casework', 'RecipientNotified', published.named('RecipientNotifiedData'), {
      also: ['causationid'],
      title: 'what one recipient is told because of one transaction',
    }),
    ...[...new Types(DOMAIN_FILES).union('ReferralEvent')].map(([name, schema]) =>
      event('casework', name, caseworkData(schema), { also: ['causationid', 'actororgid', 'actorrole'], title: `${name} in the history of a case` }),
    ),
  ];
}

/** `type` and `at` stand in the envelope; the version of the case and the clocks join the data. */
function caseworkData({ properties: { type: _type, at: _at, ...properties }, required }) {
  return {
    type: 'object',
    required: [...required.filter((name) => name !== 'type' && name !== 'at'), 'version'],
    properties: {
      ...properties,
      version: { type: 'integer', minimum: 1, description: 'of the case after this event; the ETag' },
      calendarRevision: CALENDAR_REVISION,
      clocks: CLOCKS,
    },
  };
}

/** The CloudEvents envelope around `data`. Open on purpose: a later minor version may add members. */
function event(context, name, data, { also = [], title }) {
  const type = eventType(context, name);
  const uuid = { type: 'string', format: 'uuid' };
  const text = { type: 'string', minLength: 1 };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${schemaOf(type)}:${VERSION}`,
    title,
    description: 'New members may come: ignore what you do not know.',
    type: 'object',
    required: [...['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'streamversion', 'data'], ...also],
    properties: {
      specversion: { const: '1.0' },
      id: uuid,
      source: { type: 'string', pattern: `^urn:liandong:${context}(:|$)` },
      type: { const: type },
      subject: { ...uuid, description: 'the Kafka key: referralId' },
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { const: 'application/json' },
      dataschema: { const: schemaOf(type) },
      streamversion: { type: 'integer', minimum: 1 },
      traceparent: { type: 'string', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' },
      causationid: text,
      correlationid: text,
      actororgid: text,
      actorrole: text,
      actoruserhash: text,
      data,
    },
  };
}
