import type { PauseRule, SlaPolicy } from '../policies.js';
import { textOfLaw, words } from './row.js';

const OLD = '市场监管投诉举报处理暂行办法（总局令第20号）';
const NEW = '市场监管总局令第121号';
const old = textOfLaw({ name: OLD, mark: '20', status: 'verified', effectiveFrom: '2020-01-01', effectiveTo: '2026-04-14' });
const now = textOfLaw({ name: NEW, mark: '121', status: 'verified', effectiveFrom: '2026-04-15' });

const ACCEPT = {
  ruleId: 'MR-01',
  kind: 'ACCEPT',
  limit: [7, 'WD'],
  owner: 'MARKET_BUREAU',
  trigger: words('有管辖权的市场监管部门收到投诉', 'the competent bureau receives the complaint'),
  title: words('决定是否受理并告知投诉人', 'decide on acceptance and tell the complainant'),
} as const;
const MEDIATE = {
  ruleId: 'MR-02',
  kind: 'MEDIATE',
  owner: 'MARKET_BUREAU',
  trigger: words('受理投诉', 'the complaint is accepted'),
  title: words('未达成调解协议的终止调解', 'no agreement: the mediation ends'),
} as const;
const pausedBy = (ground: PauseRule['ground'], article: string): PauseRule => ({ ground, needsNotice: false, ruleId: 'MR-02', article });
const TELL_TERMINATION = {
  ruleId: 'MR-03',
  kind: 'NOTIFY',
  limit: [7, 'WD'],
  owner: 'MARKET_BUREAU',
  trigger: words('决定终止调解', 'termination is decided'),
  title: words('告知双方', 'tell both sides'),
} as const;
const VERIFY = {
  ruleId: 'MR-04',
  kind: 'VERIFY',
  limit: [15, 'WD'],
  owner: 'MARKET_BUREAU',
  trigger: words('调解中发现线索，或收到举报等线索材料', 'a clue is found in mediation, or a report or other clue material is received'),
  title: words('核查并决定是否立案', 'verify and decide on filing'),
  extensions: [{ ruleId: 'MR-04', maxTotal: 30, count: 1, approver: 'BUREAU_HEAD', article: '市场监督管理行政处罚程序规定 第18条' }],
} as const;
const AGREE_JURISDICTION = {
  ruleId: 'MR-06',
  kind: 'DISPUTE',
  limit: [7, 'WD'],
  owner: 'MARKET_BUREAU',
  trigger: words('发生管辖争议', 'a dispute over jurisdiction arises'),
  title: words('协商确定，不成报共同上级', 'agree, else the common superior designates'),
} as const;

/** For clocks triggered to 2026-04-14. */
export const MARKET_ORDER_20: readonly SlaPolicy[] = [
  old({ ...ACCEPT, article: '第14条' }),
  old({
    ...MEDIATE,
    limit: [45, 'WD'],
    article: '第21条第5项',
    pauses: [pausedBy('APPRAISAL', `${OLD} 第20条`), pausedBy('RECUSAL', `${OLD} 第19条`)],
    // Whether the sixty days already cut the forty-five working days is open: the due date stays, the warning heeds both.
    warnWithin: { amount: 60, unit: 'CD', since: '2024-07-01', article: '消费者权益保护法实施条例 第46条第3款' },
  }),
  old({ ...TELL_TERMINATION, article: '第21条第2款' }),
  old({ ...VERIFY, article: '第23条' }),
  old({
    ruleId: 'MR-05',
    kind: 'NOTIFY',
    limit: [5, 'WD'],
    owner: 'MARKET_BUREAU',
    article: '第31条第2款',
    trigger: words('对实名举报作出是否立案的决定', 'the decision on filing of a real-name report'),
    title: words('告知举报人', 'tell the reporter; no clock under Order 121'),
  }),
  old({ ...AGREE_JURISDICTION, article: '第30条' }),
];

/** Since 2026-04-15, without transitional clause. Its text rolls the last day on 法定节假日 only, and leaves weekends open (art. 45). */
export const MARKET_ORDER_121: readonly SlaPolicy[] = [
  now({
    ...ACCEPT,
    title: words('决定是否受理并告知；不受理的说明理由和其他途径', 'decide and tell; a refusal states reasons and other routes'),
    article: '第15条',
  }),
  now({
    ...MEDIATE,
    limit: [60, 'CD'],
    rollOn: 'STATUTORY_HOLIDAY_ONLY',
    article: '第23条第1款第5项',
    pauses: [pausedBy('APPRAISAL', `${NEW} 第22条第3款`), pausedBy('RECUSAL', `${NEW} 第21条第3款`)],
  }),
  now({ ...TELL_TERMINATION, article: '第23条第2款' }),
  now({ ...VERIFY, article: '第27条', restart: { ruleId: 'MR-10', article: `${NEW} 第35条第2款` } }),
  now({ ...AGREE_JURISDICTION, article: '第33条' }),
];
