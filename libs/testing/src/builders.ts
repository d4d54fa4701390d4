import { randomInt } from 'node:crypto';

/** A work order of the 12345 hotline as the door takes it. */
export interface HotlineOrder {
  readonly orderNo: string;
  readonly version: number;
  readonly orderType: string;
  readonly channel: string;
  readonly title: string;
  readonly content: string;
  readonly receivedAt: string;
  readonly [field: string]: unknown;
}

export const newOrderNo = (prefix = 'T'): string => `${prefix}${String(randomInt(1e12)).padStart(12, '0')}`;

/** A clear complaint against one bank (工行), valid in every field; parts are replaced. */
export const hotlineOrder = (parts: Partial<HotlineOrder> = {}): HotlineOrder => ({
  orderNo: newOrderNo('SD'),
  version: 1,
  orderType: '投诉',
  channel: '电话',
  title: '信用卡年费未按约定减免',
  content: '市民反映：在工行办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费200元。要求退还年费。',
  categoryPath: ['金融', '银行', '信用卡'],
  respondentName: '工行',
  districtCode: '370202',
  caller: { name: '测试甲', phone: '19900000001' },
  amountYuan: '200.00',
  receivedAt: '2026-11-23T09:12:00+08:00',
  ...parts,
});
