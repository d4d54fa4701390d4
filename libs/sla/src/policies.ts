/** How a limit is counted. `CD` calendar day, `WD` working day, `H` clock hour, `WH` working hour, `MIN` minute. */
export type LimitUnit = 'CD' | 'WD' | 'H' | 'WH' | 'MIN';

export type ClockKind = 'DISPATCH' | 'SIGN' | 'RETURN' | 'HANDLE' | 'INTERIM' | 'ACCEPT';
export type Urgency = 'NORMAL' | 'PRIORITY' | 'URGENT' | 'CRITICAL';

/** One time limit as a law, a rule or our own default states it. Versioned data: a new version is a new row with dates. */
export interface SlaPolicy {
  readonly ruleId: string;
  readonly version: string;
  readonly kind: ClockKind;
  readonly amount: number;
  readonly unit: LimitUnit;
  /** Which last days roll to the next: Civil Code art. 203 rolls holidays and rest days. */
  readonly rollOn: 'HOLIDAY_AND_REST_DAY' | 'STATUTORY_HOLIDAY_ONLY';
  readonly article: string;
  /** V verified in a public text · P partly · M from memory · D our own default. */
  readonly status: 'V' | 'P' | 'M' | 'D';
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Only for this urgency; null = any. */
  readonly urgency: Urgency | null;
}

const law = (ruleId: string, kind: ClockKind, amount: number, part: Pick<SlaPolicy, 'unit' | 'article' | 'status' | 'effectiveFrom'>): SlaPolicy => ({
  ruleId,
  version: `${ruleId}@1`,
  kind,
  amount,
  rollOn: 'HOLIDAY_AND_REST_DAY',
  effectiveTo: null,
  urgency: null,
  ...part,
});

const hub = (ruleId: string, kind: ClockKind, limits: Readonly<Record<Urgency, readonly [number, LimitUnit]>>): readonly SlaPolicy[] =>
  (Object.entries(limits) as [Urgency, readonly [number, LimitUnit]][]).map(([urgency, [amount, unit]]) => ({
    ruleId,
    version: `${ruleId}@1`,
    kind,
    amount,
    unit,
    rollOn: 'HOLIDAY_AND_REST_DAY',
    article: '系统默认时限',
    status: 'D',
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    urgency,
  }));

/** The shipped policies of the first release; each row carries where its number comes from. */
export const SHIPPED_POLICIES: readonly SlaPolicy[] = [
  law('FC-02', 'HANDLE', 15, { unit: 'CD', article: '银保监会令2020年第3号 第18条第1款', status: 'V', effectiveFrom: '2020-03-01' }),
  law('HL-01', 'INTERIM', 5, { unit: 'WD', article: '山东省政务服务热线管理办法（2020）', status: 'P', effectiveFrom: '2020-01-01' }),
  law('PT-05', 'HANDLE', 60, { unit: 'CD', article: '信访工作条例 第34条', status: 'V', effectiveFrom: '2022-05-01' }),
  {
    ...law('MR-01', 'ACCEPT', 7, { unit: 'WD', article: '市场监管投诉举报处理暂行办法 第14条', status: 'V', effectiveFrom: '2020-01-01' }),
    version: 'MR-01@20',
    effectiveTo: '2026-04-14',
  },
  { ...law('MR-01', 'ACCEPT', 7, { unit: 'WD', article: '市场监管总局令第121号 第15条', status: 'V', effectiveFrom: '2026-04-15' }), version: 'MR-01@121' },
  law('FR-01', 'ACCEPT', 15, { unit: 'CD', article: '银行保险违法行为举报处理办法（令2019年第8号）', status: 'P', effectiveFrom: '2020-03-01' }),
  law('HL-03', 'RETURN', 2, { unit: 'WD', article: '山东省政务服务热线管理办法（2020）', status: 'P', effectiveFrom: '2020-01-01' }),
  law('PT-04', 'RETURN', 5, { unit: 'WD', article: '信访工作条例 第23条第3款', status: 'V', effectiveFrom: '2022-05-01' }),
  ...hub('DISPATCH', 'DISPATCH', { NORMAL: [1, 'WD'], PRIORITY: [4, 'WH'], URGENT: [1, 'H'], CRITICAL: [15, 'MIN'] }),
  ...hub('SIGN', 'SIGN', { NORMAL: [1, 'WD'], PRIORITY: [4, 'WH'], URGENT: [2, 'H'], CRITICAL: [30, 'MIN'] }),
  ...hub('RETURN', 'RETURN', { NORMAL: [2, 'WD'], PRIORITY: [2, 'WD'], URGENT: [4, 'H'], CRITICAL: [1, 'H'] }),
];
