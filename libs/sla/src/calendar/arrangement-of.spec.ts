import { addDays, arrangementOf, provisionalYear, readHolidayCn, SHIPPED_YEARS, withYear, WorkCalendar, type Notice } from '../index.js';
import { day } from '../clock/clock.spec-support.js';
import { HOLIDAY_CN_2026 } from './holiday-cn-2026.spec-support.js';

const published = readHolidayCn(HOLIDAY_CN_2026);
const faults = (notice: Partial<Notice>): readonly string[] => {
  const arranged = arrangementOf({ ...published, ...notice });
  return arranged.accepted ? [] : arranged.faults.map(({ code, which }) => `${code} ${which}`.trim());
};
const accepted = (notice: Notice): Extract<ReturnType<typeof arrangementOf>, { accepted: true }> => {
  const arranged = arrangementOf(notice);
  if (!arranged.accepted) throw new Error(JSON.stringify(arranged.faults));
  return arranged;
};
const off = (date: string, name = '元旦'): Notice['days'][number] => ({ name, date: day(date), isOffDay: true });
const work = (date: string): Notice['days'][number] => ({ name: '元旦', date: day(date), isOffDay: false });

describe('a published year', () => {
  it('becomes the same calendar as the shipped one, on every day', () => {
    const { arrangement, neighbours } = accepted(published);
    expect([arrangement.status, arrangement.notice, neighbours]).toEqual(['CONFIRMED', 'www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm', []]);
    const [imported, shipped] = [new WorkCalendar([arrangement]), new WorkCalendar(SHIPPED_YEARS)];
    for (let date = day('2026-01-01'); date <= '2026-12-31'; date = addDays(date, 1))
      expect([date, imported.kindOf(date)]).toEqual([date, shipped.kindOf(date)]);
  });
});

describe('a year that is none', () => {
  it.each<[string, Partial<Notice>, readonly string[]]>([
    ['no papers', { papers: [] }, ['no-papers']],
    ['a paper of somebody else', { papers: ['https://gov.cn.example.com/x'] }, ['paper-not-of-the-government https://gov.cn.example.com/x']],
    ['a paper that is no address', { papers: ['www.gov.cn/x'] }, ['paper-not-of-the-government www.gov.cn/x']],
    ['a make-up day on a Monday', { days: [...published.days, work('2026-03-02')] }, ['make-up-not-on-a-weekend 2026-03-02']],
    ['a day twice', { days: [...published.days, off('2026-01-01')] }, ['day-twice 2026-01-01']],
    [
      'a day of another year',
      { days: [...published.days, off('2025-12-24'), off('2027-01-08')] },
      ['day-of-another-time 2025-12-24', 'day-of-another-time 2027-01-08'],
    ],
    ['no Dragon Boat festival', { days: published.days.filter(({ name }) => name !== '端午节') }, ['festival-missing 端午']],
    ['National Day at work', { days: published.days.filter(({ date }) => date !== '2026-10-01') }, ['statutory-day-not-off 2026-10-01']],
  ])('for it has %s', (_, notice, expected) => expect(faults(notice)).toEqual(expected));

  it('the «not published» marker is refused for everything it lacks', () => {
    expect(faults({ year: 2027, papers: [], days: [] })).toEqual([
      'no-papers',
      'no-days 2027',
      ...['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'].map((name) => `festival-missing ${name}`),
      ...['01-01', '05-01', '10-01', '10-02', '10-03'].map((date) => `statutory-day-not-off 2027-${date}`),
    ]);
  });
});

describe('days in a neighbouring year', () => {
  const december = { ...published, days: [...published.days, off('2025-12-31'), work('2025-12-27'), off('2027-01-02'), work('2025-12-28'), off('2025-12-25')] };
  it('are handed over apart', () => {
    const { arrangement, neighbours } = accepted(december);
    expect(neighbours.map(({ date }) => date)).toEqual(['2025-12-31', '2025-12-27', '2027-01-02', '2025-12-28', '2025-12-25']);
    expect(arrangement.off['元旦']).toBe('01-01 01-02 01-03');
  });

  it('are added where that year is loaded', () => {
    const years = withYear(
      SHIPPED_YEARS.filter(({ year }) => year !== 2027),
      accepted(december),
    );
    const calendar = new WorkCalendar(years);
    expect(years.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(['2025-12-31', '2025-12-25', '2025-12-27', '2025-12-28', '2025-01-01'].map((date) => calendar.kindOf(day(date)))).toEqual([
      'HOLIDAY',
      'HOLIDAY',
      'WORK',
      'WORK',
      'HOLIDAY',
    ]);
    expect(calendar.knows(day('2027-01-02'))).toBe(false);
  });

  it('stay when that year is published again', () => {
    const years = withYear(SHIPPED_YEARS, accepted(december));
    const again = SHIPPED_YEARS.find(({ year }) => year === 2025);
    if (!again) throw new Error('2025 is shipped');
    const calendar = new WorkCalendar(withYear(years, { arrangement: { ...again, work: '01-26 02-08 04-27 09-28 10-11' } }));
    expect(['2025-12-31', '2025-12-25', '2025-12-27', '2025-12-28'].map((date) => calendar.kindOf(day(date)))).toEqual(['HOLIDAY', 'HOLIDAY', 'WORK', 'WORK']);
  });

  it('go when the notice that fixed them is replaced by one that does not', () => {
    const calendar = new WorkCalendar(withYear(withYear(SHIPPED_YEARS, accepted(december)), accepted(published)));
    expect(calendar.kindOf(day('2025-12-31'))).toBe('WORK');
  });

  it('of two notices for one day the one of the later year counts', () => {
    const next = { year: 2026, status: 'CONFIRMED', notice: 'x', off: {}, work: '', elsewhere: [off('2025-10-11')] } as const;
    expect(new WorkCalendar(withYear(SHIPPED_YEARS, { arrangement: next })).kindOf(day('2025-10-11'))).toBe('HOLIDAY');
    const before = { year: 2024, status: 'CONFIRMED', notice: 'x', off: {}, work: '', elsewhere: [work('2025-01-01')] } as const;
    expect(new WorkCalendar(withYear(SHIPPED_YEARS, { arrangement: before })).kindOf(day('2025-01-01'))).toBe('HOLIDAY');
  });

  it('a published year takes the place of the provisional one', () => {
    const provisional = SHIPPED_YEARS.map((year) => (year.year === 2026 ? { ...year, status: 'PROVISIONAL' as const } : year));
    expect(new WorkCalendar(withYear(provisional, accepted(published))).isProvisional(day('2026-05-01'))).toBe(false);
  });
});

describe('a year without a notice', () => {
  it('has its thirteen statutory days and their substitutes', () => {
    const movable = { springFestivalEve: day('2027-02-05'), qingming: day('2027-04-05'), dragonBoat: day('2027-06-09'), midAutumn: day('2027-09-15') };
    const [made, shipped] = [provisionalYear(2027, movable), SHIPPED_YEARS.find(({ year }) => year === 2027)];
    expect([made.status, made.notice, made.work]).toEqual(['PROVISIONAL', null, '']);
    const [a, b] = [new WorkCalendar([made]), new WorkCalendar(shipped ? [shipped] : [])];
    for (let date = day('2027-01-01'); date <= '2027-12-31'; date = addDays(date, 1))
      expect([date, a.kindOf(date), a.nameOf(date)]).toEqual([date, b.kindOf(date), b.nameOf(date)]);
  });

  it('gives a substitute a working day that no other festival has', () => {
    const movable = { springFestivalEve: day('2028-01-25'), qingming: day('2028-04-04'), dragonBoat: day('2028-05-28'), midAutumn: day('2028-10-03') };
    const { off: named } = provisionalYear(2028, movable);
    expect(named).toMatchObject({ 元旦: '01-01 01-03', 端午节: '05-28 05-29', 国庆节: '10-01 10-02 10-03 10-04' });
  });
});
