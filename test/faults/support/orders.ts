import type { Bank } from './parties.js';

export interface OrderForm {
  readonly orderNo: string;
  readonly bank: Bank;
  readonly number: number;
  /** 举报: a report of a violation, which no institution may see. */
  readonly isReport?: boolean;
  /** Characters of the text. */
  readonly length?: number;
  readonly dueAt?: string;
}

/** A clear order about one bank, of a person of its own. */
export function orderText({ orderNo, bank, number, isReport = false, length = 0, dueAt }: OrderForm): string {
  const content = isReport
    ? `市民实名举报：${bank.word}某网点工作人员违规代客操作，涉嫌违法违规，请求查处。`
    : `市民反映：在${bank.word}办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费${100 + (number % 900)}元。要求退还年费。`;
  return JSON.stringify({
    orderNo,
    version: 1,
    orderType: isReport ? '举报' : '投诉',
    channel: '电话',
    title: isReport ? '举报违规行为' : '信用卡年费未按约定减免',
    content: content.padEnd(length, '情况属实。'),
    categoryPath: ['金融', '银行', '信用卡'],
    respondentName: bank.word,
    districtCode: '370202',
    caller: { name: '测试甲', phone: `199${String(10_000_000 + (number % 89_999_999))}` },
    ...(isReport ? {} : { amountYuan: '200.00' }),
    ...(dueAt === undefined ? {} : { dueAt }),
    receivedAt: new Date(Date.now() - 60_000).toISOString().replace(/\.\d+Z$/, 'Z'),
  });
}
