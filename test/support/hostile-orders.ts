import { hotlineOrder } from '#testing';
import type { Door } from '#contracts';

export interface DoorRequest {
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/** How many of the dialect's fields hold the text: those where people write what they like, or every field that takes a text. */
export type Reach = 'free' | 'all';

const escaped = (text: string): string => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function hotline(no: string, text: string, reach: Reach): DoorRequest {
  const free = { title: text, content: text, respondentName: text, address: text, dispatcherOpinion: text };
  const all = { orderType: text, channel: text, categoryPath: [text], districtCode: text, urgency: text, amountYuan: text, occurredAt: text };
  const caller = reach === 'free' ? { name: text, phone: '19900000001' } : { name: text, phone: text, idNo: text, groups: [text] };
  const order = hotlineOrder({ orderNo: no, ...free, ...(reach === 'all' ? all : {}), caller });
  return { path: 'orders', contentType: 'application/json', body: JSON.stringify(order) };
}

function call(no: string, text: string, reach: Reach): DoorRequest {
  const free = { content: text, demand: text, institutionName: text, branchName: text };
  const all = { agentNo: text, institutionCode: text, businessLine: text, contractNo: text, amountYuan: text };
  const complainant = reach === 'free' ? { name: text, phone: '19900000005' } : { name: text, phone: text, idNo: text, groups: [text] };
  const body = { callNo: no, version: 1, calledAt: '2026-11-23T13:26:00+08:00', complainant, ...free, ...(reach === 'all' ? all : {}) };
  return { path: 'calls', contentType: 'application/json', body: JSON.stringify(body) };
}

function letter(no: string, text: string, reach: Reach): DoorRequest {
  const free = escaped(text);
  const word = (usual: string): string => (reach === 'all' ? text : usual);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<petition xmlns="urn:liandong:petition:1" no="${no}" version="1"><form>${word('信')}</form><matterClass>${word('申诉求决')}</matterClass><first>true</first>
<transfer>转送</transfer><petitioners><petitioner><name>${free}</name><phone>19900000003</phone><address>${free}</address></petitioner></petitioners>
<personCount>1</personCount><respondent>${free}</respondent><subject>${free}</subject><body>${free}</body><district>370213</district>
<receivedOn>2026-11-07</receivedOn><confidential>false</confidential></petition>`;
  return { path: 'letters', contentType: 'application/xml', body };
}

const COLUMNS = '登记编号,版本,类型,登记时间,消费者姓名,联系电话,经营者名称,商品或服务,涉及金额(元),诉求,问题描述,行政区划,是否保密';
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One row of a registration file; `all`: unquoted, so that the text's own quotes and commas count. */
export function registrationRow(no: string, text: string, reach: Reach): string {
  const free = reach === 'all' ? text : cell(text);
  return `${no},1,投诉,2026-11-18 08:32:00,${free},19900000002,${free},储蓄卡,36.00,${free},${cell(text)},370213,否`;
}

export const registrationFile = (rows: readonly string[]): string => [COLUMNS, ...rows, ''].join('\r\n');

const registration = (no: string, text: string, reach: Reach): DoorRequest => ({
  path: 'registrations:batch',
  contentType: 'text/csv; charset=utf-8',
  body: registrationFile([registrationRow(no, text, reach)]),
});

const BUILD: Readonly<Record<Door, (no: string, text: string, reach: Reach) => DoorRequest>> = {
  'hotline-12345': hotline,
  petition: letter,
  'market-12315': registration,
  'hotline-12378': call,
};

/** One order of a door that holds the text. */
export const hostileOrder = (door: Door, no: string, text: string, reach: Reach): DoorRequest => BUILD[door](no, text, reach);

/** One good order of a door. */
export const goodOrder = (door: Door, no: string): DoorRequest =>
  hostileOrder(door, no, '市民反映：在工行办理的信用卡，约定免年费，仍被收取200元，要求退还。', 'free');
