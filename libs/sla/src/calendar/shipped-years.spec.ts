import chineseDays from 'chinese-days';
import type { LocalDate } from '#kernel';
import { SHIPPED_YEARS, WorkCalendar } from '../index.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);
const daysOf = (year: number): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10) as LocalDate);
  return days;
};
const confirmed = SHIPPED_YEARS.filter(({ status }) => status === 'CONFIRMED');
/** Days that are off by notice though they are no weekend, and weekend days that are worked. */
const moved = (year: number): string =>
  daysOf(year)
    .filter((day) => (calendar.kindOf(day) === 'WORK') !== new Date(`${day}T00:00:00Z`).getUTCDay() % 6 > 0)
    .join(' ');

describe('the shipped years', () => {
  it('are 2018 to 2026 as the notices state them, and 2027 without one', () => {
    expect(confirmed.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(SHIPPED_YEARS.filter(({ status }) => status === 'PROVISIONAL').map(({ year, notice }) => [year, notice])).toEqual([[2027, null]]);
    expect(SHIPPED_YEARS).toHaveLength(10);
  });

  it.each(confirmed)('$year names its notice', ({ year, notice }) => {
    expect(notice).toMatch(/^www\.gov\.cn\/zhengce\/.*content_\d+\.htm$/);
    expect(notice).toMatch(new RegExp(`/${year - 1}|/${year}`));
  });

  it.each(confirmed)('$year is open and closed on the days that an independent calendar (chinese-days) gives', ({ year }) => {
    const differ = daysOf(year).filter((day) => (calendar.kindOf(day) === 'WORK') !== chineseDays.getDayDetail(day).work);
    expect(differ).toEqual([]);
  });

  it.each(confirmed)('$year gives every festival and every make-up day its kind and its name', ({ year, off, work }) => {
    const festivals = Object.keys(off).flatMap((name) => name.split('、'));
    expect([...new Set(festivals)].sort()).toEqual(['中秋节', '元旦', '劳动节', '国庆节', '春节', '清明节', '端午节'].sort());
    for (const day of work.split(' ')) {
      expect(calendar.kindOf(`${year}-${day}` as LocalDate)).toBe('WORK');
      expect(calendar.nameOf(`${year}-${day}` as LocalDate)).toBe('调休');
    }
    const named = new Set(
      daysOf(year)
        .filter((day) => calendar.kindOf(day) === 'HOLIDAY')
        .map((day) => calendar.nameOf(day)),
    );
    expect([...named].sort()).toEqual(Object.keys(off).sort());
  });

  it('2027 has the statutory days alone and no make-up day', () => {
    expect(moved(2027)).toBe(
      '2027-01-01 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-04-05 2027-05-03 2027-05-04 2027-06-09 2027-09-15 2027-10-01 2027-10-04 2027-10-05',
    );
    expect(daysOf(2027).filter((day) => calendar.kindOf(day) === 'HOLIDAY')).toHaveLength(19);
  });
});
