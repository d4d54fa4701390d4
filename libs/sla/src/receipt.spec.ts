import type { Instant } from '#kernel';
import { dueAt, SHIPPED_YEARS, WorkCalendar, type Limit } from './index.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);
const policy = (amount: number, unit: Limit['unit'], rollOn: Limit['rollOn'] = 'HOLIDAY_AND_REST_DAY'): Limit => ({ amount, unit, rollOn });
const at = (text: string): Instant => text as Instant;

describe('how a limit was counted is said in full', () => {
  it.each<[string, Instant, Limit, object]>([
    [
      'calendar days that end on a weekend before a working day',
      at('2026-11-20T12:00:00+08:00'),
      policy(1, 'CD'),
      {
        dueAt: '2026-11-23T16:00:00.000Z',
        dueOn: '2026-11-23',
        countedFrom: '2026-11-21',
        skipped: [
          { day: '2026-11-21', why: '休息日' },
          { day: '2026-11-22', why: '休息日' },
        ],
        provisional: false,
      },
    ],
    [
      'calendar days that end on a weekend where only holidays roll',
      at('2026-11-20T12:00:00+08:00'),
      policy(1, 'CD', 'STATUTORY_HOLIDAY_ONLY'),
      { dueAt: '2026-11-21T16:00:00.000Z', dueOn: '2026-11-21', countedFrom: '2026-11-21', skipped: [], provisional: false },
    ],
    [
      'working days over a holiday, a weekend and a make-up day',
      at('2026-04-30T12:00:00+08:00'),
      policy(3, 'WD'),
      {
        dueAt: '2026-05-08T16:00:00.000Z',
        dueOn: '2026-05-08',
        countedFrom: '2026-05-01',
        skipped: [1, 2, 3, 4, 5].map((day) => ({ day: `2026-05-0${day}`, why: '劳动节' })),
        provisional: false,
      },
    ],
    [
      'working days over a weekend',
      at('2026-11-20T12:00:00+08:00'),
      policy(1, 'WD'),
      {
        dueAt: '2026-11-23T16:00:00.000Z',
        dueOn: '2026-11-23',
        countedFrom: '2026-11-21',
        skipped: [
          { day: '2026-11-21', why: '休息日' },
          { day: '2026-11-22', why: '休息日' },
        ],
        provisional: false,
      },
    ],
    [
      'working hours over a weekend',
      at('2026-11-20T17:00:00+08:00'),
      policy(1, 'WH'),
      {
        dueAt: '2026-11-23T01:30:00.000Z',
        dueOn: '2026-11-23',
        countedFrom: '2026-11-20',
        skipped: [
          { day: '2026-11-21', why: '休息日' },
          { day: '2026-11-22', why: '休息日' },
        ],
        provisional: false,
      },
    ],
    [
      'working hours on a holiday',
      at('2026-10-07T10:00:00+08:00'),
      policy(1, 'WH'),
      {
        dueAt: '2026-10-08T02:00:00.000Z',
        dueOn: '2026-10-08',
        countedFrom: '2026-10-07',
        skipped: [{ day: '2026-10-07', why: '国庆节' }],
        provisional: false,
      },
    ],
    [
      'working hours that end when the office closes',
      at('2026-11-23T09:00:00+08:00'),
      policy(3, 'WH'),
      { dueAt: '2026-11-23T04:00:00.000Z', dueOn: '2026-11-23', countedFrom: '2026-11-23', skipped: [], provisional: false },
    ],
    [
      'working hours that begin before the office opens',
      at('2026-11-23T06:00:00+08:00'),
      policy(7, 'WH'),
      { dueAt: '2026-11-23T09:30:00.000Z', dueOn: '2026-11-23', countedFrom: '2026-11-23', skipped: [], provisional: false },
    ],
    [
      'clock hours into a year without a notice',
      at('2026-12-31T23:30:00+08:00'),
      policy(2, 'H'),
      { dueAt: '2026-12-31T17:30:00.000Z', dueOn: '2027-01-01', countedFrom: null, skipped: [], provisional: false },
    ],
    [
      'working days in a year without a notice',
      at('2027-03-01T12:00:00+08:00'),
      policy(1, 'WD'),
      { dueAt: '2027-03-02T16:00:00.000Z', dueOn: '2027-03-02', countedFrom: '2027-03-02', skipped: [], provisional: true },
    ],
  ])('%s', (_what, start, given, due) => expect(dueAt(start, given, calendar)).toEqual(due));
});

describe('what is counted once', () => {
  it('depends on the day, the amount, the unit, the way of rolling and the calendar', () => {
    const start = at('2026-11-20T12:00:00+08:00');
    const all = [policy(1, 'CD'), policy(1, 'CD', 'STATUTORY_HOLIDAY_ONLY'), policy(2, 'WD'), policy(12, 'CD')];
    const twice = [...all, ...all].map((each) => dueAt(start, each, calendar).dueOn);
    expect(twice).toEqual(['2026-11-23', '2026-11-21', '2026-11-24', '2026-12-02', '2026-11-23', '2026-11-21', '2026-11-24', '2026-12-02']);
    const closed = new WorkCalendar([{ year: 2026, status: 'CONFIRMED', notice: null, off: { 停工: '11-01..11-30' }, work: '' }]);
    expect(dueAt(start, policy(1, 'CD'), closed).dueOn).toBe('2026-12-01');
  });
  it('is given again as it was', () => {
    const start = at('2026-11-19T12:00:00+08:00');
    expect(dueAt(start, policy(3, 'WD'), calendar)).toBe(dueAt(start, policy(3, 'WD'), calendar));
  });
  it('is forgotten beyond five thousand limits, so that a long life does not fill the memory', () => {
    const day = at('2026-01-05T12:00:00+08:00');
    const fresh = new WorkCalendar(SHIPPED_YEARS);
    const first = dueAt(day, policy(1, 'WD'), fresh);
    const start = Date.parse('2018-01-01T04:00:00Z');
    const others = (from: number, to: number) => {
      for (let n = from; n < to; n += 1)
        dueAt(new Date(start + (n % 2_000) * 86_400_000).toISOString() as Instant, policy(1 + Math.floor(n / 2_000), 'CD'), fresh);
    };
    others(0, 4_998);
    expect(dueAt(day, policy(1, 'WD'), fresh)).toBe(first);
    others(4_998, 5_000);
    expect(dueAt(day, policy(1, 'WD'), fresh)).not.toBe(first);
    expect(dueAt(day, policy(1, 'WD'), fresh)).toEqual(first);
  });
});
