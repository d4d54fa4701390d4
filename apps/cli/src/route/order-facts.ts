import type { Door, OrderFacts } from '#routing';
import { birthYearIn, fenOf, flagOf, isRawOrder, listOf, numberOf, partOf, textOf, type RawOrder } from './raw-order.js';

export const DOORS: readonly Door[] = ['hotline-12345', 'petition', 'market-12315', 'hotline-12378'];
export const isDoor = (word: string): word is Door => DOORS.some((door) => door === word);

/** On this command line the key of a person is the telephone number, else the id number; the hub itself uses a keyed hash. */
const keyOf = (phone: string | null, idNo: string | null): string | null => phone ?? idNo;

const NOTHING = {
  kindWord: null,
  demand: null,
  respondentName: null,
  respondentCode: null,
  branchName: null,
  lineHint: null,
  categoryPath: [],
  districtCode: null,
  amountFen: null,
  personCount: null,
  urgencyWord: null,
  birthYear: null,
  secret: false,
  anonymous: false,
  groups: [],
  elderlyLine: false,
  triedInstitutionFirst: null,
  repeatOf: null,
  dispatcherOpinion: null,
} as const;

function callerOf(caller: RawOrder): Pick<OrderFacts, 'complainantKey' | 'birthYear' | 'secret' | 'anonymous' | 'groups'> {
  const idNo = textOf(caller, 'idNo');
  return {
    complainantKey: keyOf(textOf(caller, 'phone'), idNo),
    birthYear: numberOf(caller, 'birthYear') ?? birthYearIn(idNo),
    secret: flagOf(caller, 'secret') ?? false,
    anonymous: flagOf(caller, 'anonymous') ?? false,
    groups: listOf(caller, 'groups'),
  };
}

const hotline = (order: RawOrder): OrderFacts => ({
  ...NOTHING,
  ...callerOf(partOf(order, 'caller')),
  door: 'hotline-12345',
  orderNo: textOf(order, 'orderNo') ?? '',
  kindWord: textOf(order, 'orderType'),
  title: textOf(order, 'title') ?? '',
  content: textOf(order, 'content') ?? '',
  respondentName: textOf(order, 'respondentName'),
  categoryPath: listOf(order, 'categoryPath'),
  districtCode: textOf(order, 'districtCode'),
  amountFen: fenOf(order, 'amountYuan'),
  personCount: numberOf(order, 'personCount'),
  urgencyWord: textOf(order, 'urgency'),
  repeatOf: textOf(order, 'repeatOf'),
  receivedAt: textOf(order, 'receivedAt') ?? '',
  dispatcherOpinion: textOf(order, 'dispatcherOpinion'),
});

function petition(order: RawOrder): OrderFacts {
  const people = order['petitioners'];
  const first: unknown = Array.isArray(people) ? people[0] : undefined;
  const person = isRawOrder(first) ? first : {};
  const idNo = textOf(person, 'idNo');
  return {
    ...NOTHING,
    door: 'petition',
    orderNo: textOf(order, 'no') ?? '',
    kindWord: textOf(order, 'matterClass'),
    title: textOf(order, 'subject') ?? '',
    content: textOf(order, 'body') ?? '',
    respondentName: textOf(order, 'respondent'),
    districtCode: textOf(order, 'district'),
    personCount: numberOf(order, 'personCount'),
    complainantKey: keyOf(textOf(person, 'phone'), idNo),
    birthYear: birthYearIn(idNo),
    secret: flagOf(order, 'confidential') ?? false,
    receivedAt: `${textOf(order, 'receivedOn') ?? ''}T12:00:00+08:00`,
  };
}

/** 12315 writes local time without offset. */
const marketTime = (text: string | null): string => {
  const plain = (text ?? '').trim().replace(' ', 'T');
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return `${plain}T12:00:00+08:00`;
  return /(Z|[+-]\d{2}:\d{2})$/.test(plain) ? plain : `${plain}+08:00`;
};

const market = (order: RawOrder): OrderFacts => ({
  ...NOTHING,
  door: 'market-12315',
  orderNo: textOf(order, '登记编号') ?? '',
  kindWord: textOf(order, '类型'),
  title: '',
  content: textOf(order, '问题描述') ?? '',
  demand: textOf(order, '诉求'),
  respondentName: textOf(order, '经营者名称'),
  respondentCode: textOf(order, '统一社会信用代码'),
  lineHint: textOf(order, '商品或服务'),
  districtCode: textOf(order, '行政区划'),
  amountFen: fenOf(order, '涉及金额(元)'),
  complainantKey: keyOf(textOf(order, '联系电话'), textOf(order, '证件号码')),
  birthYear: birthYearIn(textOf(order, '证件号码')),
  secret: textOf(order, '是否保密') === '是',
  receivedAt: marketTime(textOf(order, '登记时间')),
});

const call = (order: RawOrder): OrderFacts => ({
  ...NOTHING,
  ...callerOf(partOf(order, 'complainant')),
  door: 'hotline-12378',
  orderNo: textOf(order, 'callNo') ?? '',
  title: '',
  content: textOf(order, 'content') ?? '',
  demand: textOf(order, 'demand'),
  respondentName: textOf(order, 'institutionName'),
  respondentCode: textOf(order, 'institutionCode'),
  branchName: textOf(order, 'branchName'),
  lineHint: textOf(order, 'businessLine'),
  amountFen: fenOf(order, 'amountYuan'),
  elderlyLine: flagOf(order, 'elderlyLine') ?? false,
  triedInstitutionFirst: flagOf(order, 'triedInstitutionFirst'),
  receivedAt: textOf(order, 'calledAt') ?? '',
});

const READERS: Readonly<Record<Door, (order: RawOrder) => OrderFacts>> = { 'hotline-12345': hotline, petition, 'market-12315': market, 'hotline-12378': call };

/** One order in a door's dialect (DIALECTS §1–4, as JSON) → what routing reads of it. Absent fields become null; nothing is refused here. */
export const orderFactsOf = (door: Door, order: RawOrder): OrderFacts => READERS[door](order);

/** The person's name, for orders that carry neither telephone nor id number. */
export function personNameOf(door: Door, order: RawOrder): string | null {
  if (door === 'market-12315') return textOf(order, '消费者姓名');
  if (door === 'petition') {
    const people = order['petitioners'];
    const first: unknown = Array.isArray(people) ? people[0] : undefined;
    return isRawOrder(first) ? textOf(first, 'name') : null;
  }
  return textOf(partOf(order, door === 'hotline-12345' ? 'caller' : 'complainant'), 'name');
}
