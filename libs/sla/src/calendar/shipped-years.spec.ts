import { HubError, type LocalDate } from '#kernel';
import { WorkCalendar } from '../index.js';
import { addDays } from './work-calendar.js';

const calendar = new WorkCalendar([
  { year: 2030, status: 'CONFIRMED', notice: 'n', off: { 元旦: '01-01..01-02 12-31', 清明节: '04-05' }, work: '01-05 01-06' },
  { year: 2031, status: 'PROVISIONAL', notice: null, off: {}, work: '' },
]);
const of = (day: string) => [calendar.kindOf(day as LocalDate), calendar.nameOf(day as LocalDate)];

describe('a day', () => {
  it.each([
    ['2030-01-01', 'HOLIDAY', '元旦', 'the first of a range'],
    ['2030-01-02', 'HOLIDAY', '元旦', 'the last of a range'],
    ['2030-01-03', 'WORK', null, 'the day after a range'],
    ['2030-01-04', 'WORK', null, 'a Friday'],
    ['2030-01-05', 'WORK', '调休', 'a Saturday that is worked'],
    ['2030-01-06', 'WORK', '调休', 'a Sunday that is worked'],
    ['2030-01-12', 'REST', null, 'a Saturday'],
    ['2030-01-13', 'REST', null, 'a Sunday'],
    ['2030-01-14', 'WORK', null, 'a Monday'],
    ['2030-04-04', 'WORK', null, 'the day before a single day'],
    ['2030-04-05', 'HOLIDAY', '清明节', 'a single day'],
    ['2030-04-06', 'REST', null, 'the day after a single day'],
    ['2030-12-30', 'WORK', null, 'the day before a second range of the same name'],
    ['2030-12-31', 'HOLIDAY', '元旦', 'a second range of the same name'],
    ['2031-01-01', 'WORK', null, 'a day of a year that names none'],
  ])('%s is %s (%s), %s', (...[day, kind, name]) => expect(of(day)).toEqual([kind, name]));

  it('is provisional with its year', () => {
    expect(calendar.isProvisional('2030-12-31' as LocalDate)).toBe(false);
    expect(calendar.isProvisional('2031-01-01' as LocalDate)).toBe(true);
  });

  it.each(['2029-12-31', '2032-01-01'])('of a year nobody loaded (%s) is an error that names the year, never a guess', (day) => {
    const year = day.slice(0, 4);
    for (const ask of [() => calendar.kindOf(day as LocalDate), () => calendar.isProvisional(day as LocalDate)]) {
      expect(ask).toThrow(HubError);
      expect(ask).toThrow(
        expect.objectContaining({
          code: 'HUB_CALENDAR_YEAR_MISSING',
          retryable: false,
          context: { year },
          message: `no working calendar is loaded for ${year}: import the State Council's notice`,
        }) as HubError,
      );
    }
  });
});

describe('days added', () => {
  it.each([
    ['2030-01-31', 1, '2030-02-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2030-12-31', 1, '2031-01-01'],
    ['2030-01-01', -1, '2029-12-31'],
    ['2030-01-01', 0, '2030-01-01'],
    ['2030-01-01', 365, '2031-01-01'],
  ])('%s and %i is %s', (day, days, then) => expect(addDays(day as LocalDate, days)).toBe(then));
});
