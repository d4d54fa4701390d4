import type { HubError, LocalDate } from '#kernel';
import { PUBLISHED_DAYS } from './published-days.spec-support.js';
import { SHIPPED_YEARS } from './shipped-years.js';
import { addDays, WorkCalendar, type DayKind } from './work-calendar.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);
const day = (text: string): LocalDate => text as LocalDate;

/** The kind of a day by the published lists and the weekday alone. */
function published(date: LocalDate): DayKind {
  const [off, work] = PUBLISHED_DAYS[Number(date.slice(0, 4))] ?? ['', ''];
  const key = date.slice(5, 7) + date.slice(8);
  if (off.split(' ').includes(key)) return 'HOLIDAY';
  if (work.split(' ').includes(key)) return 'WORK';
  return ['Sat', 'Sun'].includes(new Date(`${date}T00:00:00Z`).toUTCString().slice(0, 3)) ? 'REST' : 'WORK';
}

describe('the shipped years', () => {
  it('agree with the published arrangement on every day 2018–2026', () => {
    const differing: string[] = [];
    let days = 0;
    for (let date = day('2018-01-01'); date <= '2026-12-31'; date = addDays(date, 1), days++)
      if (calendar.kindOf(date) !== published(date)) differing.push(date);
    expect(differing).toEqual([]);
    expect(days).toBe(3_287);
  });

  it('name their festivals and make-up days', () => {
    expect([calendar.nameOf(day('2026-06-19')), calendar.nameOf(day('2026-09-20')), calendar.nameOf(day('2026-09-19'))]).toEqual(['端午节', '调休', null]);
  });

  it.each(['2027-01-01', '2027-02-10', '2027-04-05', '2027-05-04', '2027-06-09', '2027-09-15', '2027-10-05'])('take %s as a statutory day off', (date) => {
    expect(calendar.kindOf(day(date))).toBe('HOLIDAY');
    expect(calendar.isProvisional(day(date))).toBe(true);
  });

  it.each(['2027-02-11', '2027-05-05', '2027-10-06'])('take %s as a working day', (date) => expect(calendar.kindOf(day(date))).toBe('WORK'));
});

describe('a span of days', () => {
  it.each([
    ['2026-12-01', '2026-12-31', false],
    ['2026-12-01', '2027-01-01', true],
    ['2027-12-31', '2027-12-31', true],
  ])('%s to %s touches a provisional year: %s', (first, last, touches) => expect(calendar.touchesProvisional(day(first), day(last))).toBe(touches));

  it('that begins in a provisional year and ends in a published one touches it', () => {
    const odd = new WorkCalendar([...SHIPPED_YEARS, { year: 2028, status: 'CONFIRMED', notice: 'www.gov.cn/x', off: {}, work: '' }]);
    expect(odd.touchesProvisional(day('2027-12-31'), day('2028-01-05'))).toBe(true);
    expect(odd.touchesProvisional(day('2028-01-01'), day('2028-01-05'))).toBe(false);
  });
});

describe('a year nobody loaded', () => {
  it.each(['2017-12-31', '2028-01-01'])('is an error on %s, never a weekend guess', (date) => {
    expect(calendar.knows(day(date))).toBe(false);
    expect(() => calendar.kindOf(day(date))).toThrow(expect.objectContaining({ code: 'HUB_CALENDAR_YEAR_MISSING', retryable: false }) as HubError);
  });
  it('starts and ends at the year’s edge', () => expect([calendar.knows(day('2018-01-01')), calendar.knows(day('2027-12-31'))]).toEqual([true, true]));
});
