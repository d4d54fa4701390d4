const BANKS = ['工行', '农行', '中行', '建行', '交行', '招行', '中信银行', '光大银行', '民生银行', '青岛银行'];

/** A clear hotline order of about 900 bytes, different for every number. */
export const benchOrder = (tag: string, number: number): string => {
  const bank = BANKS[number % BANKS.length] ?? '工行';
  return JSON.stringify({
    orderNo: `${tag}-${number}`,
    version: 1,
    orderType: '投诉',
    channel: '电话',
    title: '信用卡年费未按约定减免',
    content: `市民反映：在${bank}办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费${100 + (number % 900)}元。市民多次致电客服，客服答复不一，未予书面说明。要求退还年费并说明收费依据。`,
    categoryPath: ['金融', '银行', '信用卡'],
    respondentName: bank,
    districtCode: '370202',
    caller: { name: '测试甲', phone: `199${String(10_000_000 + number)}` },
    amountYuan: '200.00',
    receivedAt: '2026-11-23T09:12:00+08:00',
  });
};
