import { readdirSync, readFileSync } from 'node:fs';
import { eventType, schemaOf } from '#contracts';
import type { Instant, JsonObject, JsonValue } from '#kernel';
import { TRANSITIONS, type ReferralEvent } from '#referral';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar } from '#sla';
// What casework really publishes is checked, so its recorder is read behind its front door.
import { Case, type CaseFacts } from '../../libs/casework/src/work/case.js';
import { eventRows } from '../../libs/casework/src/work/recorder.js';
import {
  acknowledged,
  classified,
  dispatched,
  IN_CALLBACK,
  proposed,
  received,
  returnRequested,
} from '../../libs/referral/src/decide/fixtures.spec-support.js';
import { closed, strictAjv } from './support/schema-check.js';

const SCHEMAS = 'libs/contracts/src/schemas';
const EXAMPLES = 'libs/contracts/src/examples';
const read = (folder: string, type: string): JsonObject => JSON.parse(readFileSync(`${folder}/${type}/1.0.json`, 'utf8')) as JsonObject;
const types = readdirSync(SCHEMAS).toSorted();
const ajv = strictAjv();
const validators = new Map(types.map((type) => [type, ajv.compile(closed(read(SCHEMAS, type)))]));
const faults = (type: string, value: JsonValue): unknown => {
  const validate = validators.get(type);
  return validate?.(value) === true ? [] : (validate?.errors ?? 'no schema');
};

const REFERRAL_ID = '5f0c2f6e-8a54-5d0e-9b7a-0d2f2f6c1a10';
const ASSIGNMENT_ID = '0c9f5b44-6f0e-5a9c-8f3d-6f2f0b1e7a21';
const at = '2026-11-23T09:00:00.000Z' as Instant;
const FACTS: CaseFacts = {
  receivedAt: at,
  districtCode: '370202',
  amountFen: null,
  personCount: 1,
  complainantKey: null,
  respondentOrgId: null,
  specialPopulation: [],
  sourceDueAt: null,
  unknownCodes: [],
  faults: [],
  kindWord: '投诉',
  keyId: 'k',
  followers: [],
  duplicateOf: null,
  splitFromId: null,
  advice: null,
};

/** The events as casework would publish them, clocks included. */
function publishedBy(events: readonly ReferralEvent[]): readonly (JsonObject & { readonly type: string })[] {
  const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
  const cause = { causationId: REFERRAL_ID, actor: { orgId: 'HUB', userHash: null, role: 'SYS' } };
  const given = Case.begin(REFERRAL_ID, 'QD20261123-000001A', FACTS);
  const real = JSON.parse(JSON.stringify(events).replaceAll('"a1"', `"${ASSIGNMENT_ID}"`)) as readonly ReferralEvent[];
  for (const event of real) given.record(REFERRAL_ID, event, { cause, law });
  return eventRows(given).rows.map(({ value }) => JSON.parse(value) as JsonObject & { readonly type: string });
}

const CLOSED: ReferralEvent = { type: 'ReferralClosed', at, resultCode: 'RESOLVED' };

describe('the schemas of the events', () => {
  it.each(types)('%s: the schema is strict, the example fits it and names nothing else', (type) => {
    expect(read(SCHEMAS, type).$id).toBe(`${schemaOf(type)}:1.0`);
    expect(faults(type, read(EXAMPLES, type))).toEqual([]);
  });

  it.each(types)('%s: an example without its data or of another type is refused', (type) => {
    const { data: _data, ...rest } = read(EXAMPLES, type);
    expect(faults(type, rest)).not.toEqual([]);
    expect(faults(type, { ...read(EXAMPLES, type), type: 'cn.qingdao.casework.Other.v1' })).not.toEqual([]);
  });

  it('exist for every event that a transition may record', () => {
    const recorded = [...new Set(TRANSITIONS.flatMap(({ events }) => events))].map((name) => eventType('casework', name));
    expect(recorded.filter((type) => !types.includes(type))).toEqual([]);
  });

  it('exist for what travels between the contexts', () => {
    const between = [
      eventType('intake', 'ReferralReceived'),
      eventType('intake', 'SourceUpdated'),
      eventType('intake', 'CommandForwarded'),
      eventType('casework', 'RecipientNotified'),
      eventType('delivery', 'CommandForwarded'),
      eventType('delivery', 'InboxItemsDelivered'),
    ];
    expect(between.filter((type) => !types.includes(type))).toEqual([]);
  });

  it.each([
    ['a case that is answered', [...IN_CALLBACK, CLOSED]],
    ['a case that goes back', [received, classified, proposed, ...dispatched, ...acknowledged, returnRequested]],
  ])('hold for what casework publishes: %s', (_name, events) => {
    const published = publishedBy(events);
    expect(published).toHaveLength(events.length);
    expect(published.some(({ data }) => JSON.stringify(data).includes('"clocks"'))).toBe(true);
    for (const event of published) expect(faults(event.type, event)).toEqual([]);
  });
});
