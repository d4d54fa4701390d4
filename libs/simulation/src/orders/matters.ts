import type { Trade } from './respondents.js';

/** What an invented complaint is about. */
export interface Matter {
  /** Business line in words, as 12378 writes it. */
  readonly line: string;
  readonly category: readonly string[];
  readonly product: string;
  readonly problem: string;
  readonly demand: string;
}

const CARD = { line: '信用卡', category: ['金融', '银行', '信用卡'], product: '信用卡' };
const LOAN = { line: '贷款', category: ['金融', '银行', '贷款'], product: '个人贷款' };
const DEBIT = { line: '借记卡', category: ['金融', '银行', '借记卡'], product: '借记卡' };
const SAVING = { line: '储蓄', category: ['金融', '银行', '储蓄'], product: '定期存款' };
const WEALTH = { line: '理财', category: ['金融', '银行', '理财'], product: '理财产品' };
const AUTO = { line: '车险', category: ['金融', '保险', '车险'], product: '车险' };
const HOME = { line: '家财险', category: ['金融', '保险', '家财险'], product: '家财险' };
const ILLNESS = { line: '重疾险', category: ['金融', '保险', '重疾险'], product: '重疾险' };
const PARTICIPATING = { line: '分红险', category: ['金融', '保险', '分红险'], product: '分红险' };

export const MATTERS: Readonly<Record<Trade, readonly Matter[]>> = {
  bank: [
    { ...CARD, problem: '办卡时约定刷满五次免年费，已刷满仍被收取年费', demand: '退还年费' },
    { ...CARD, problem: '账单分期的手续费未提前告知', demand: '退还分期手续费' },
    { ...CARD, problem: '还款当日已还清，仍被收取逾期利息', demand: '退还利息并说明情况' },
    { ...LOAN, problem: '提前还款被收取合同里没有写明的违约金', demand: '退还违约金' },
    { ...LOAN, problem: '还清后迟迟不出具结清证明', demand: '尽快出具结清证明' },
    { ...LOAN, problem: '实际执行的利率与合同不一致', demand: '按合同重新计息' },
    { ...DEBIT, problem: '未经同意开通短信提醒并按月扣费', demand: '退还短信服务费' },
    { ...DEBIT, problem: '卡片被限制转账，多次咨询没有答复', demand: '说明原因并恢复使用' },
    { ...SAVING, problem: '到期后未按约定的利率计息', demand: '补足利息差额' },
  ],
  'consumer-finance': [
    { ...LOAN, product: '消费贷款', problem: '提前结清仍被收取剩余各期利息', demand: '退还多收的利息' },
    { ...LOAN, product: '消费贷款', problem: '放款时被搭售会员服务费', demand: '退还服务费' },
  ],
  wealth: [{ ...WEALTH, problem: '到期后本金没有按时到账', demand: '说明情况并尽快兑付' }],
  'property-insurer': [
    { ...AUTO, problem: '事故定损金额明显低于维修费', demand: '重新定损' },
    { ...AUTO, problem: '材料交齐后理赔款一直没有到账', demand: '尽快赔付' },
    { ...AUTO, problem: '退保后保费未按天数退还', demand: '退还剩余保费' },
    { ...HOME, problem: '水管爆裂报案后一直无人查勘', demand: '尽快查勘并赔付' },
  ],
  'life-insurer': [
    { ...ILLNESS, problem: '理赔材料交齐后被反复要求补充', demand: '尽快给出理赔结论' },
    { ...PARTICIPATING, problem: '退保金额与销售时的说明差距很大', demand: '核实销售过程并退还保费' },
    { ...PARTICIPATING, problem: '犹豫期内申请退保没有办理', demand: '全额退还保费' },
  ],
};

/** Matters that other authorities answer for. */
export interface ForeignMatter {
  readonly respondent: string;
  readonly title: string;
  readonly content: string;
}

export const FOREIGN_MATTERS: readonly ForeignMatter[] = [
  { respondent: '某证券公司', title: '证券账户佣金过高', content: '在证券营业部开立证券账户，炒股佣金比约定高，要求证券公司按约定调整佣金。' },
  { respondent: '某期货公司', title: '期货公司强平', content: '期货公司在没有通知的情况下强平持仓，要求期货公司说明。' },
  { respondent: '某通信公司', title: '手机套餐扣费', content: '手机套餐被擅自升级，宽带和流量费用增加，要求恢复原套餐。' },
  { respondent: '某物业公司', title: '小区物业费', content: '小区物业公司上调物业费，电梯经常停运，业主要求公示收支。' },
  { respondent: '某家具店', title: '家具质量问题退货', content: '购买的家具有质量问题，商家不同意退货，要求退货退款。' },
];
