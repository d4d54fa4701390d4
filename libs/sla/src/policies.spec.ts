import type { LocalDate } from '#kernel';
import { policyOn, SHIPPED_POLICIES, type SlaPolicy } from './index.js';

/** Rule, version, clock, limit, article, status and days in force as the law desk's table states them. */
const LAWS: readonly (readonly [string, string, string, string, string, string, string | null])[] = [
  ['FC-02@1', 'HANDLE', '15 CD', '银保监会令2020年第3号 第18条第1款', 'V', '2020-03-01', null],
  ['HL-01@1', 'INTERIM', '5 WD', '山东省政务服务热线管理办法（2020）', 'P', '2020-01-01', null],
  ['PT-05@1', 'HANDLE', '60 CD', '信访工作条例 第34条', 'V', '2022-05-01', null],
  ['MR-01@20', 'ACCEPT', '7 WD', '市场监管投诉举报处理暂行办法 第14条', 'V', '2020-01-01', '2026-04-14'],
  ['MR-01@121', 'ACCEPT', '7 WD', '市场监管总局令第121号 第15条', 'V', '2026-04-15', null],
  ['FR-01@1', 'ACCEPT', '15 CD', '银行保险违法行为举报处理办法（令2019年第8号）', 'P', '2020-03-01', null],
  ['HL-03@1', 'RETURN', '2 WD', '山东省政务服务热线管理办法（2020）', 'P', '2020-01-01', null],
  ['PT-04@1', 'RETURN', '5 WD', '信访工作条例 第23条第3款', 'V', '2022-05-01', null],
];
/** Our own limits, for a normal, a priority, an urgent and a critical case. */
const HUB: readonly (readonly [string, readonly string[]])[] = [
  ['DISPATCH', ['1 WD', '4 WH', '1 H', '15 MIN']],
  ['SIGN', ['1 WD', '4 WH', '2 H', '30 MIN']],
  ['RETURN', ['2 WD', '2 WD', '4 H', '1 H']],
];
const URGENCIES = ['NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'] as const;
const limit = ({ amount, unit }: SlaPolicy): string => `${amount} ${unit}`;

describe('a limit of law', () => {
  it.each(LAWS)('%s of the clock %s is %s', (...[version, kind, amount, article, status, effectiveFrom, effectiveTo]) => {
    const policy = SHIPPED_POLICIES.find((each) => each.version === version);
    expect(policy && limit(policy)).toBe(amount);
    expect(policy).toMatchObject({
      ruleId: version.split('@')[0],
      kind,
      article,
      status,
      effectiveFrom,
      effectiveTo,
      rollOn: 'HOLIDAY_AND_REST_DAY',
      urgency: null,
    });
  });
});

describe.each(HUB)('our own limit %s', (ruleId, limits) => {
  it.each(URGENCIES.map((urgency, index) => [urgency, limits[index] ?? ''] as const))('of a %s case is %s', (urgency, amount) => {
    const policy = policyOn(SHIPPED_POLICIES, ruleId, { day: '2026-11-24' as LocalDate, urgency });
    expect(limit(policy)).toBe(amount);
    expect(policy).toMatchObject({
      ruleId,
      version: `${ruleId}@1`,
      kind: ruleId,
      rollOn: 'HOLIDAY_AND_REST_DAY',
      article: '系统默认时限',
      status: 'D',
      effectiveFrom: '2020-01-01',
      effectiveTo: null,
      urgency,
    });
  });
});

describe('a rule', () => {
  const on = (ruleId: string, day: string) => () => policyOn(SHIPPED_POLICIES, ruleId, { day: day as LocalDate, urgency: 'NORMAL' });
  it('is in force from its first day to its last', () => {
    expect(on('FC-02', '2020-03-01')().ruleId).toBe('FC-02');
    expect(on('MR-01', '2026-04-14')().version).toBe('MR-01@20');
    expect(on('MR-01', '2026-04-15')().version).toBe('MR-01@121');
  });
  it.each([
    ['FC-02', '2020-02-29'],
    ['MR-01', '2019-12-31'],
    ['XX-99', '2026-11-24'],
  ])('%s that was not in force on %s is an error that names both', (ruleId, day) =>
    expect(on(ruleId, day)).toThrow(
      expect.objectContaining({
        code: 'HUB_SLA_POLICY_MISSING',
        retryable: false,
        message: `no version of ${ruleId} was in force on ${day}`,
        context: { ruleId, day },
      }) as Error,
    ),
  );
});
