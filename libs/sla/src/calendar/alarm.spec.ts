import type { Instant } from '#kernel';
import { calendarAlarm, changedDays, SHIPPED_YEARS, WorkCalendar } from '../index.js';
import { day } from '../clock/clock.spec-support.js';

const on = (local: string): Instant => `${local}T00:00:00+08:00` as Instant;
const confirmed = (...years: number[]) => years.map((year) => ({ year, status: 'CONFIRMED' as const }));
const waiting = [...confirmed(2026), { year: 2027, status: 'PROVISIONAL' as const }];

describe('a next year without a notice', () => {
  it.each([
    ['2026-10-31', null],
    ['2026-11-01', 'WARNING'],
    ['2026-12-14', 'WARNING'],
    ['2026-12-15', 'BLOCKING'],
    ['2026-12-31', 'BLOCKING'],
    ['2027-01-01', 'BLOCKING'],
    ['2027-09-01', 'BLOCKING'],
  ])('on %s: %s', (date, level) => {
    expect(calendarAlarm(waiting, on(date))?.level ?? null).toBe(level);
    expect(calendarAlarm(confirmed(2026), on(date))?.level ?? null).toBe(level);
  });
  it('names the year and since when', () => {
    expect(calendarAlarm(waiting, on('2026-11-05'))).toEqual({ level: 'WARNING', year: 2027, since: '2026-11-01' });
    expect(calendarAlarm(waiting, on('2026-12-20'))).toEqual({ level: 'BLOCKING', year: 2027, since: '2026-12-15' });
    expect(calendarAlarm(waiting, on('2027-02-01'))).toEqual({ level: 'BLOCKING', year: 2027, since: '2026-12-15' });
  });
  it('is silent once the notice is in', () => expect(calendarAlarm(confirmed(2026, 2027), on('2026-12-20'))).toBeNull());
});

describe('two calendars', () => {
  it('differ on the days whose kind differs, and where one knows the year only', () => {
    const before = new WorkCalendar(SHIPPED_YEARS);
    const after = before.withOverlay({ reason: '台风停工', closed: [day('2026-11-25')], open: [day('2026-11-28')] });
    expect(changedDays({ before, after }, day('2026-11-01'), day('2026-12-31'))).toEqual([
      { day: '2026-11-25', before: 'WORK', after: 'REST', name: '台风停工' },
      { day: '2026-11-28', before: 'REST', after: 'WORK', name: '台风停工' },
    ]);
    const without = new WorkCalendar(SHIPPED_YEARS.filter(({ year }) => year < 2027));
    expect(changedDays({ before: without, after: before }, day('2026-12-31'), day('2027-01-01'))).toEqual([
      { day: '2027-01-01', before: null, after: 'HOLIDAY', name: '元旦' },
    ]);
  });
});
