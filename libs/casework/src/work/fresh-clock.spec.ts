import fc from 'fast-check';
import { instantOf } from '#kernel';
import { begun, deriveClock, SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar } from '#sla';
import { freshClock } from './fresh-clock.js';

const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
const rules = [...new Set(SHIPPED_POLICIES.map(({ ruleId }) => ruleId))];
const from = Date.parse('2024-01-01T00:00:00+08:00');
const to = Date.parse('2027-06-01T00:00:00+08:00');

describe('a clock that begins', () => {
  it('is the one the law derives, whatever was derived before it on the same day', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.integer({ min: from, max: to }),
        fc.constantFrom('NORMAL' as const, 'PRIORITY' as const, 'URGENT' as const, 'CRITICAL' as const),
        (ruleId, ms, urgency) => {
          const at = instantOf(ms);
          const outcome = (make: () => unknown): unknown => {
            try {
              return make();
            } catch (error) {
              return (error as { code?: string }).code;
            }
          };
          const direct = outcome(() => deriveClock(begun(ruleId, at, urgency), law));
          expect(outcome(() => freshClock(ruleId, at, { urgency, law }))).toEqual(direct);
          expect(outcome(() => freshClock(ruleId, at, { urgency, law }))).toEqual(direct);
        },
      ),
      { numRuns: 1_500 },
    ));
});
