import type { Instant, JsonObject } from '#kernel';
import type { MeaningFault } from '#contracts';
import { UnknownCodes } from '../../mapping/code-table.js';
import { districtOf } from '../../mapping/districts.js';
import { Faults } from '../../mapping/faults.js';
import { JsonReader } from '../../mapping/json-reader.js';
import { idFault, timeFaults } from '../../mapping/meaning.js';
import { mappedOrder, type MappedOrder } from '../../mapping/mapped-order.js';
import { complainantsOf, GROUPS, NOBODY, readAttachments, readCaller } from '../../mapping/people.js';
import { instant, label, orderNo, text, version, whole, word, yuan } from '../../mapping/values.js';
import { CATEGORIES, CHANNELS, ORDER_TYPES, URGENCIES } from './codes.js';

const MAX_PERSONS = 1_000_000;

/** The members of a hotline order as they came, each of the right form. */
const read = (order: JsonReader) => ({
  orderNo: order.required('orderNo', orderNo, ''),
  version: order.required('version', version, 1),
  orderType: order.required('orderType', word, ''),
  channel: order.required('channel', word, ''),
  title: order.required('title', text(120), ''),
  content: order.required('content', text(10_000), ''),
  categoryPath: order.list('categoryPath', 10, word),
  respondentName: order.optional('respondentName', label(200)),
  districtCode: order.optional('districtCode', word),
  address: order.optional('address', text(300)),
  caller: order.child('caller', readCaller) ?? NOBODY,
  amountFen: order.optional('amountYuan', yuan),
  personCount: order.optional('personCount', whole(1, MAX_PERSONS)),
  occurredAt: order.optional('occurredAt', instant),
  receivedAt: order.required('receivedAt', instant, '' as Instant),
  urgency: order.optional('urgency', word),
  dueAt: order.optional('dueAt', instant),
  repeatOf: order.optional('repeatOf', orderNo),
  dispatcherOpinion: order.optional('dispatcherOpinion', text(2_000)),
  attachments: readAttachments(order),
});
type HotlineOrder = ReturnType<typeof read>;

/**
 * An order of the 12345 hotline (市民服务热线工单) → the hub's terms.
 * @param now for times that lie ahead: the order is then quarantined, not refused.
 * @throws InputFault `HUB_SCHEMA_INVALID` with one entry per fault
 */
export function readHotlineOrder(body: JsonObject, now: Instant): MappedOrder {
  const faults = new Faults();
  const reader = new JsonReader(body, '', faults);
  const order = read(reader);
  reader.end();
  faults.throwIfAny('工单');
  return map(order, now);
}

function map(order: HotlineOrder, now: Instant): MappedOrder {
  const unknown = new UnknownCodes(order.receivedAt);
  const meaning: MeaningFault[] = timeFaults({ field: 'receivedAt', at: order.receivedAt }, { field: 'occurredAt', at: order.occurredAt }, now);
  meaning.push(...idFault(order.caller.idNo, 'caller.idNo'));
  unknown.map(ORDER_TYPES, order.orderType);
  const { caller } = order;
  const draft = {
    sourceOrderNo: order.orderNo,
    sourceVersion: order.version,
    receivedAt: order.receivedAt,
    occurredAt: order.occurredAt,
    kindWord: order.orderType,
    channel: unknown.map(CHANNELS, order.channel),
    categoryPath: order.categoryPath,
    lineHint: order.categoryPath.length === 0 ? null : unknown.map(CATEGORIES, order.categoryPath.join('/')),
    districtCode: districtOf(order.districtCode, 'districtCode', unknown, meaning),
    amountFen: order.amountFen,
    personCount: order.personCount,
    urgencyWord: order.urgency,
    sourceDueAt: order.dueAt,
    repeatOf: order.repeatOf,
    birthYear: caller.birthYear,
    secret: caller.secret,
    anonymous: caller.anonymous,
    groups: caller.groups.map((group) => unknown.map(GROUPS, group)).filter((code) => code !== null),
  };
  if (order.urgency !== null) unknown.map(URGENCIES, order.urgency);
  return mappedOrder('hotline-12345', draft, {
    personal: personalOf(order),
    unknownCodes: unknown.list,
    faults: meaning,
    words: [order.channel, ...caller.groups],
  });
}

const personalOf = (order: HotlineOrder): MappedOrder['personal'] => ({
  title: order.title,
  content: order.content,
  demand: null,
  respondentName: order.respondentName,
  branchName: null,
  dispatcherOpinion: order.dispatcherOpinion,
  contractNo: null,
  complainants: complainantsOf(order.caller, order.address),
  attachments: order.attachments,
});
