import { HOLIDAY_CN_2026 } from './holiday-cn-2026.spec-support.js';
import { readHolidayCn, readHolidayCsv } from './read-notice.js';

const invalid = (what: string): Error =>
  expect.objectContaining({ code: 'HUB_CALENDAR_FILE_INVALID', retryable: false, message: expect.stringContaining(what) as string }) as Error;
const file = (more: object): string => JSON.stringify({ year: 2026, papers: [], days: [], ...more });
const HEAD = 'date,name,is_off_day,paper';

describe('a year’s file of holiday-cn', () => {
  it('gives its year, papers and days', () => {
    const notice = readHolidayCn(`\uFEFF${HOLIDAY_CN_2026}`);
    expect([notice.year, notice.papers, notice.days.length]).toEqual([2026, ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'], 39]);
    expect(notice.days[0]).toEqual({ name: '元旦', date: '2026-01-01', isOffDay: true });
  });

  it.each([
    ['', 'it is no JSON'],
    ['{', 'it is no JSON'],
    ['[]', 'it is no JSON object'],
    ['null', 'it is no JSON object'],
    ['7', 'it is no JSON object'],
    [file({ year: '2026' }), '`year` is not a number'],
    [file({ year: 2026.5 }), '`year` is not a number'],
    [file({ papers: 'x' }), '`papers` is not a list'],
    [file({ papers: [1] }), '`papers` is not a list'],
    [file({ days: {} }), '`days` is not a list'],
    [file({ days: [null] }), 'day 1 has no name'],
    [file({ days: [{ name: '', date: '2026-01-01', isOffDay: true }] }), 'day 1 has no name'],
    [file({ days: [{ name: 'x'.repeat(41), date: '2026-01-01', isOffDay: true }] }), 'day 1 has no name'],
    [file({ days: [{ name: '元旦', date: '2026-02-30', isOffDay: true }] }), 'day 1 has no date'],
    [file({ days: [{ name: '元旦', date: '2026-1-1', isOffDay: true }] }), 'day 1 has no date'],
    [file({ days: [{ name: '元旦', date: 5, isOffDay: true }] }), 'day 1 has no date'],
    [file({ days: [{ name: '元旦', date: '2026-01-01', isOffDay: 1 }] }), 'day 1 does not say'],
    [' '.repeat(1_000_001), 'longer than a megabyte'],
  ])('%.30s is refused: %s', (text, what) => expect(() => readHolidayCn(text)).toThrow(invalid(what)));

  it('may have a name of forty characters', () => {
    expect(readHolidayCn(file({ days: [{ name: 'x'.repeat(40), date: '2026-01-01', isOffDay: true }] })).days).toHaveLength(1);
  });
});

describe('a table of days', () => {
  it('gives one notice a year', () => {
    const table = `${HEAD}\r\n2025-12-31,元旦,1,p\r\n2026-01-01,元旦,1,q\n2026-01-04,元旦,0,q\n2026-01-02,元旦,1,\n\n`;
    expect(readHolidayCsv(table)).toEqual([
      { year: 2025, papers: ['p'], days: [{ name: '元旦', date: '2025-12-31', isOffDay: true }] },
      {
        year: 2026,
        papers: ['q'],
        days: [
          { name: '元旦', date: '2026-01-01', isOffDay: true },
          { name: '元旦', date: '2026-01-04', isOffDay: false },
          { name: '元旦', date: '2026-01-02', isOffDay: true },
        ],
      },
    ]);
  });

  it.each([
    ['', 'the first line'],
    ['day,name', 'the first line'],
    [`${HEAD}\n2026-01-01,元旦,1`, 'line 2 has not four columns'],
    [`${HEAD}\n2026-01-01,元旦,1,p,x`, 'line 2 has not four columns'],
    [`${HEAD}\n2026-01-01,元旦,1,p\n2026-01-02,元旦,yes,p`, 'line 3 has not four columns'],
    [`${HEAD}\n2026-13-01,元旦,1,p`, 'line 2 has no date'],
    [`${HEAD}\n2026-01-01,,1,p`, 'line 2 has no name'],
    [' '.repeat(1_000_001), 'longer than a megabyte'],
  ])('%.40j is refused: %s', (text, what) => expect(() => readHolidayCsv(text)).toThrow(invalid(what)));
});
