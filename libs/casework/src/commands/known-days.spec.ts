import { SHIPPED_YEARS, WorkCalendar } from '#sla';
import { unknownDay } from './known-days.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);

describe('the days of a command', () => {
  it('are found wherever they stand; the first one beyond the calendar is named', () => {
    expect(unknownDay({ dueOn: '2026-12-01', text: 'until 2099-01-01', amountFen: 7, none: null }, calendar)).toBeNull();
    expect(unknownDay({ nextDate: '2099-01-01' }, calendar)).toBe('2099-01-01');
    expect(unknownDay({ assists: [{ dueOn: '2026-12-01' }, { dueOn: '2101-05-05' }] }, calendar)).toBe('2101-05-05');
    expect(unknownDay({ expectedEnd: 'never' }, calendar)).toBe('never');
  });
});
