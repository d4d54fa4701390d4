import type { LocalDate } from '#kernel';
import { policyOn, SHIPPED_POLICIES } from './index.js';

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
