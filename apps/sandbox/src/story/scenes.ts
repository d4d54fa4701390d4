import type { Door } from '#contracts';
import { hotlineOrderOf, personOf, Random, type OrderDraft } from '#simulation';
import type { CaseManners } from '../partners/manners.js';
import type { Submission } from './submission.js';

/** One small story: what is sent, and how the partners treat the case. */
export interface Scene {
  readonly door: Door;
  readonly orderNo: string;
  readonly submissions: readonly Submission[];
  readonly manners?: CaseManners;
}

const DOOR = 'hotline-12345';

/** Invented by hand: the case of the README, a misroute, a partner that is down, an update, a repeat, a contradiction, an order with a fault. */
export function scenesOf(seed: number): Scene[] {
  const random = new Random(seed + 1);
  const draft = (index: number, parts: Partial<OrderDraft>): OrderDraft => ({
    orderNo: `SDE${String(seed).padStart(6, '0')}${String(index).padStart(3, '0')}`,
    version: 1,
    kind: 'complaint',
    title: '信用卡年费未按约定减免',
    content: '市民反映：在工行办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费200元。要求退还年费。',
    demand: '退还年费',
    respondent: '工行',
    category: ['金融', '银行', '信用卡'],
    line: '信用卡',
    product: '信用卡',
    person: personOf(seed, 900_000 + index, random),
    districtCode: '370202',
    amountYuan: '200.00',
    receivedAt: '2026-11-20T09:12:00+08:00',
    ...parts,
  });
  const example = draft(1, {});
  const misroute = draft(2, { title: '信用卡分期手续费', content: '市民反映：在工行办理的信用卡，账单分期的手续费未提前告知。要求退还手续费。' });
  const down = draft(3, { respondent: '农行', content: '市民反映：在农行办理的信用卡，还款当日已还清，仍被收取利息。要求退还利息。' });
  const updated = draft(4, { respondent: '中信银行', content: '市民反映：在中信银行办理的信用卡，年费未按约定减免。要求退还年费。' });
  const faulty = draft(5, {});
  return [
    scene([once(example)]),
    scene([once(misroute)], { misroute: { by: 'BNK-ICBC-QD', to: 'BNK-CCB-QD' } }),
    scene([once(down)]),
    scene([once(updated), { ...once({ ...updated, version: 2, content: `${updated.content}补充：已找到当时的宣传单。` }), isUpdate: true }]),
    scene([once(example)]),
    scene([once({ ...example, title: '信用卡年费（内容已改，版本未改）' })]),
    scene([{ ...once(faulty), body: JSON.stringify({ ...hotlineOrderOf(faulty), title: undefined }) }]),
  ];
}

const once = (draft: OrderDraft): Submission => ({ door: DOOR, orderNo: draft.orderNo, body: JSON.stringify(hotlineOrderOf(draft)), isUpdate: false });
const scene = (submissions: readonly Submission[], manners?: CaseManners): Scene => ({
  door: DOOR,
  orderNo: submissions[0]?.orderNo ?? '',
  submissions,
  ...(manners === undefined ? {} : { manners }),
});
