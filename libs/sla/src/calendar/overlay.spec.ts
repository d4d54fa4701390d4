import { dueAt, SHIPPED_YEARS, WorkCalendar, type Overlay } from '../index.js';
import { at, day } from '../clock/clock.spec-support.js';

const country = new WorkCalendar(SHIPPED_YEARS);
const typhoon: Overlay = { reason: '台风停工', closed: [day('2026-11-24')], open: [day('2026-11-28')] };
const due = (
  calendar: WorkCalendar,
  amount: number,
  unit: 'CD' | 'WD',
  rollOn: 'HOLIDAY_AND_REST_DAY' | 'STATUTORY_HOLIDAY_ONLY' = 'HOLIDAY_AND_REST_DAY',
): string => dueAt(at('2026-11-23'), { amount, unit, rollOn }, calendar).dueOn;

describe('an organisation’s own days', () => {
  const own = country.withOverlay(typhoon);
  it('are closed or open for it alone', () => {
    expect([due(own, 1, 'WD'), due(country, 1, 'WD')]).toEqual(['2026-11-25', '2026-11-24']);
    expect([due(own, 4, 'WD'), due(country, 4, 'WD')]).toEqual(['2026-11-28', '2026-11-27']);
    expect([own.kindOf(day('2026-11-28')), own.nameOf(day('2026-11-28')), country.kindOf(day('2026-11-28'))]).toEqual(['WORK', '台风停工', 'REST']);
  });
  it('roll a last day, but are no statutory holidays', () => {
    expect(due(own, 1, 'CD')).toBe('2026-11-25');
    expect(due(own, 1, 'CD', 'STATUTORY_HOLIDAY_ONLY')).toBe('2026-11-24');
  });
  it('may be laid over each other', () => {
    const again = own.withOverlay({ reason: '恢复办公', closed: [], open: [day('2026-11-24')] });
    expect([again.kindOf(day('2026-11-24')), again.kindOf(day('2026-11-28')), again.kindOf(day('2026-10-01'))]).toEqual(['WORK', 'WORK', 'HOLIDAY']);
  });
  it('are refused when a day is both', () => {
    expect(() => country.withOverlay({ ...typhoon, open: [day('2026-11-24')] })).toThrow(
      expect.objectContaining({ code: 'HUB_CALENDAR_OVERLAY_CONFLICT' }) as Error,
    );
  });
});
