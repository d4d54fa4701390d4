import type { LocalDate } from '#kernel';
import type { YearArrangement } from './arrangement.js';
import type { Notice } from './notice.js';

export type NoticeFaultCode =
  | 'no-papers'
  | 'paper-not-of-the-government'
  | 'no-days'
  | 'day-of-another-time'
  | 'day-twice'
  | 'make-up-not-on-a-weekend'
  | 'festival-missing'
  | 'statutory-day-not-off';

export interface NoticeFault {
  readonly code: NoticeFaultCode;
  /** The day, festival or address it is about. */
  readonly which: string;
}

export type Arranged =
  | {
      readonly accepted: true;
      readonly arrangement: YearArrangement;
      /** Days the notice fixes in the year before or after (a New Year's holiday that begins in December). */
      readonly neighbours: Notice['days'];
    }
  | { readonly accepted: false; readonly faults: readonly NoticeFault[] };

const FESTIVALS = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'];
/** Days off whatever the notice says (全国年节及纪念日放假办法 art. 2); the lunar ones are only known to be there. */
const FIXED = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const GOVERNMENT = /^https?:\/\/([a-z0-9-]+\.)*gov\.cn\/\S+$/;

/** The confirmed arrangement of a published year, or every reason why this is none. Invented tables have no papers: they are refused. */
export function arrangementOf(notice: Notice): Arranged {
  const faults = [...paperFaults(notice), ...dayFaults(notice), ...yearFaults(notice)];
  if (faults.length > 0) return { accepted: false, faults };
  const inYear = notice.days.filter(({ date }) => isIn(notice.year, date));
  const neighbours = notice.days.filter(({ date }) => !isIn(notice.year, date));
  const names = [...new Set(inYear.filter(({ isOffDay }) => isOffDay).map(({ name }) => name))];
  const off = Object.fromEntries(names.map((name) => [name, spelled(inYear.filter((day) => day.isOffDay && day.name === name))]));
  const work = spelled(inYear.filter(({ isOffDay }) => !isOffDay));
  const address = (notice.papers[0] ?? '').replace(/^https?:\/\//, '');
  const elsewhere = neighbours.length === 0 ? {} : { elsewhere: neighbours };
  return { accepted: true, arrangement: { year: notice.year, status: 'CONFIRMED', notice: address, off, work, ...elsewhere }, neighbours };
}

const isIn = (year: number, date: LocalDate): boolean => date.startsWith(`${year}-`);
const spelled = (days: Notice['days']): string =>
  days
    .map(({ date }) => date.slice(5))
    .sort()
    .join(' ');

function paperFaults({ papers }: Notice): readonly NoticeFault[] {
  if (papers.length === 0) return [{ code: 'no-papers', which: '' }];
  return papers.filter((paper) => !GOVERNMENT.test(paper)).map((which) => ({ code: 'paper-not-of-the-government', which }));
}

function dayFaults({ year, days }: Notice): readonly NoticeFault[] {
  const faults: NoticeFault[] = days.length === 0 ? [{ code: 'no-days', which: `${year}` }] : [];
  const seen = new Set<string>();
  for (const { date, isOffDay } of days) {
    if (!isNear(year, date)) faults.push({ code: 'day-of-another-time', which: date });
    if (seen.has(date)) faults.push({ code: 'day-twice', which: date });
    seen.add(date);
    if (!isOffDay && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) faults.push({ code: 'make-up-not-on-a-weekend', which: date });
  }
  return faults;
}

/** In the year, or in the last week of the year before, or the first of the next. */
const isNear = (year: number, date: LocalDate): boolean => date > `${year - 1}-12-24` && date < `${year + 1}-01-08`;

function yearFaults({ year, days }: Notice): readonly NoticeFault[] {
  const off = days.filter(({ isOffDay }) => isOffDay);
  const missing = FESTIVALS.filter((festival) => !off.some(({ name }) => name.includes(festival)));
  const fixed = FIXED.map((day) => `${year}-${day}`).filter((day) => !off.some(({ date }) => date === day));
  return [
    ...missing.map((which): NoticeFault => ({ code: 'festival-missing', which })),
    ...fixed.map((which): NoticeFault => ({ code: 'statutory-day-not-off', which })),
  ];
}
