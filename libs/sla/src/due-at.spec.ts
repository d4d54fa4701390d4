import fc from 'fast-check';
import { HubError, type Instant, type LocalDate } from '#kernel';
import { ALL_DAY, dueAt, localDayOf, policyOn, SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar, type Limit, type LimitUnit } from './index.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);
const noon = (day: string): Instant => `${day}T12:00:00+08:00` as Instant;
const policy = (amount: number, unit: LimitUnit, rollOn: Limit['rollOn'] = 'HOLIDAY_AND_REST_DAY'): Limit => ({ amount, unit, rollOn });

describe('working days, counted from the first one after the trigger', () => {
  it.each([
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-14', 2, '2026-02-25'],
    ['2026-02-18', 5, '2026-02-28'],
    ['2026-04-30', 7, '2026-05-13'],
    ['2026-05-08', 2, '2026-05-11'],
    ['2026-09-18', 2, '2026-09-21'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2025-12-31', 7, '2026-01-12'],
    ['2026-06-18', 15, '2026-07-10'],
    ['2026-09-18', 15, '2026-10-15'],
    ['2026-09-18', 30, '2026-11-05'],
    ['2026-09-28', 7, '2026-10-13'],
    ['2026-11-23', 7, '2026-12-02'],
    ['2026-03-02', 45, '2026-05-08'],
    ['2026-04-14', 45, '2026-06-18'],
    ['2026-12-28', 7, '2027-01-07'],
  ])('%s plus %i ends on %s', (from, days, ends) => expect(dueAt(noon(from), policy(days, 'WD'), calendar).dueOn).toBe(ends));
});

describe('calendar days, the last one rolling on', () => {
  it.each([
    ['2026-01-31', 15, '2026-02-24', '2026-02-24'],
    ['2026-06-04', 15, '2026-06-22', '2026-06-22'],
    ['2026-09-16', 15, '2026-10-08', '2026-10-08'],
    ['2026-02-24', 30, '2026-03-26', '2026-03-26'],
    ['2026-12-17', 15, '2027-01-04', '2027-01-02'],
    ['2026-04-15', 60, '2026-06-15', '2026-06-14'],
    ['2026-04-20', 60, '2026-06-22', '2026-06-22'],
    ['2026-07-21', 60, '2026-09-20', '2026-09-19'],
    ['2026-08-02', 60, '2026-10-08', '2026-10-08'],
    ['2026-11-02', 60, '2027-01-04', '2027-01-02'],
    ['2026-11-23', 60, '2027-01-22', '2027-01-22'],
    ['2026-12-07', 60, '2027-02-11', '2027-02-11'],
  ])('%s plus %i ends on %s, on %s where only statutory holidays roll', (from, days, both, statutory) => {
    expect(dueAt(noon(from), policy(days, 'CD'), calendar).dueOn).toBe(both);
    expect(dueAt(noon(from), policy(days, 'CD', 'STATUTORY_HOLIDAY_ONLY'), calendar).dueOn).toBe(statutory);
  });
  it('is due at 00:00 China time of the day after the last one', () => {
    expect(dueAt(noon('2026-11-23'), policy(1, 'CD'), calendar).dueAt).toBe('2026-11-24T16:00:00.000Z');
  });
  it('is due at 17:30 where the body keeps business hours', () => {
    expect(dueAt(noon('2026-11-23'), { ...policy(1, 'CD'), cutoff: 'BUSINESS_CLOSE' }, calendar).dueAt).toBe('2026-11-24T09:30:00.000Z');
    expect(dueAt(noon('2026-11-23'), { ...policy(1, 'CD'), cutoff: 'END_OF_DAY' }, calendar).dueAt).toBe('2026-11-24T16:00:00.000Z');
  });
  it('says which days it skipped and why', () => {
    expect(dueAt(noon('2026-06-04'), policy(15, 'CD'), calendar).skipped.map(({ why }) => why)).toEqual(['端午节', '端午节', '端午节']);
  });
});

describe('hours', () => {
  it.each([
    ['2026-11-23T10:00:00+08:00', 4, '2026-11-23T07:30:00.000Z'],
    ['2026-11-23T17:00:00+08:00', 4, '2026-11-24T06:00:00.000Z'],
    ['2026-11-27T18:00:00+08:00', 1, '2026-11-30T02:00:00.000Z'],
    ['2026-11-28T12:00:00+08:00', 1, '2026-11-30T02:00:00.000Z'],
  ])('%s plus %i working hours is %s', (from, hours, due) => expect(dueAt(from as Instant, policy(hours, 'WH'), calendar).dueAt).toBe(due));
  it('clock hours run through the night', () => {
    expect(dueAt('2026-11-27T23:30:00+08:00' as Instant, policy(2, 'H'), calendar).dueAt).toBe('2026-11-27T17:30:00.000Z');
  });
  it('working hours follow the hours of the organisation', () => {
    expect(dueAt('2026-11-27T23:00:00+08:00' as Instant, policy(2, 'WH'), calendar, ALL_DAY).dueAt).toBe('2026-11-29T17:00:00.000Z');
    expect(dueAt('2026-11-27T08:00:00+08:00' as Instant, policy(1, 'WH'), calendar, [[0, 600]]).dueAt).toBe('2026-11-27T01:00:00.000Z');
  });
  it('working hours over New Year say that the year is provisional', () => {
    expect(dueAt('2026-12-31T17:00:00+08:00' as Instant, policy(0.5, 'WH'), calendar).provisional).toBe(false);
    expect(dueAt('2026-12-31T17:00:00+08:00' as Instant, policy(1, 'WH'), calendar)).toMatchObject({ provisional: true, dueOn: '2027-01-04' });
  });
  it('a court leaves out the hour its period begins in', () => {
    expect(dueAt('2026-11-27T10:20:00+08:00' as Instant, { ...policy(24, 'H'), excludeStartHour: true }, calendar).dueAt).toBe('2026-11-28T03:00:00.000Z');
  });
  it('half a minute is thirty seconds', () => {
    expect(dueAt('2026-11-27T10:20:00+08:00' as Instant, policy(0.5, 'MIN'), calendar).dueAt).toBe('2026-11-27T02:20:30.000Z');
  });
  it('minutes run from the stated moment', () => {
    expect(dueAt('2026-11-27T23:30:00+08:00' as Instant, policy(15, 'MIN'), calendar).dueAt).toBe('2026-11-27T15:45:00.000Z');
  });
});

describe('years', () => {
  it('a date in a year without a notice is marked provisional', () => {
    expect(dueAt(noon('2026-11-23'), policy(60, 'CD'), calendar).provisional).toBe(true);
    expect(dueAt(noon('2026-11-23'), policy(5, 'CD'), calendar).provisional).toBe(false);
  });
  it('a year nobody loaded is an error, never a weekend guess', () => {
    expect(() => dueAt(noon('2027-12-01'), policy(60, 'CD'), calendar)).toThrow(expect.objectContaining({ code: 'HUB_CALENDAR_YEAR_MISSING' }) as HubError);
  });
});

describe('the rule in force', () => {
  it('is that of the trigger date', () => {
    const on = (day: string): string => policyOn(SHIPPED_POLICIES, 'MR-01', { day: day as LocalDate, urgency: 'NORMAL' }).version;
    expect([on('2026-04-14'), on('2026-04-15')]).toEqual(['MR-01@20', 'MR-01@121']);
  });
  it('is that of the urgency for hub limits', () => {
    expect(policyOn(SHIPPED_POLICIES, 'SIGN', { day: '2026-11-24' as LocalDate, urgency: 'CRITICAL' })).toMatchObject({ amount: 30, unit: 'MIN' });
  });
  it('is an error where none was in force', () => {
    expect(() => policyOn(SHIPPED_POLICIES, 'PT-05', { day: '2021-01-01' as LocalDate, urgency: 'NORMAL' })).toThrow(HubError);
  });
});

describe('any start in the known years', () => {
  const start = fc
    .date({ min: new Date('2018-01-01T00:00:00Z'), max: new Date('2027-06-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString() as Instant);
  it('is never due before it began, and always on a working day', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), fc.constantFrom<LimitUnit>('CD', 'WD'), (from, amount, unit) => {
        const due = dueAt(from, policy(amount, unit), calendar);
        return Date.parse(due.dueAt) > Date.parse(from) && calendar.kindOf(due.dueOn) === 'WORK';
      }),
    );
  });
  it('a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 59 }),
        (from, amount) => dueAt(from, policy(amount, 'WD'), calendar).dueAt < dueAt(from, policy(amount + 1, 'WD'), calendar).dueAt,
      ),
    );
  });
  it('the day of a moment is the day in Shanghai, however it is written', () => {
    fc.assert(
      fc.property(start, (at) => {
        const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
        return localDayOf(at) === local.slice(0, 10) && localDayOf(`${local.slice(0, 19)}+08:00` as Instant) === local.slice(0, 10);
      }),
    );
    expect([localDayOf('2026-11-23T15:59:59Z' as Instant), localDayOf('2026-11-23T16:00:00Z' as Instant)]).toEqual(['2026-11-23', '2026-11-24']);
  });
});
