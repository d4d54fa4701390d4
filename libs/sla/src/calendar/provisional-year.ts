import type { LocalDate } from '#kernel';
import type { YearArrangement } from './arrangement.js';
import { addDays } from './work-calendar.js';

/** Days a year's notice does not decide but the moon or the sun does. */
export interface MovableFestivals {
  /** 除夕, the day before the first of the first month. */
  readonly springFestivalEve: LocalDate;
  readonly qingming: LocalDate;
  readonly dragonBoat: LocalDate;
  readonly midAutumn: LocalDate;
}

const SPRING_FESTIVAL_DAYS = 4;
const LABOUR_DAYS = 2;
const NATIONAL_DAYS = 3;

/**
 * A year without a notice: its thirteen statutory days, and for each that falls on a weekend the next working day.
 * @source 全国年节及纪念日放假办法 (2024-11-10) art. 2, 6.
 */
export function provisionalYear(year: number, movable: MovableFestivals): YearArrangement {
  const on = (day: string): LocalDate => `${year}-${day}` as LocalDate;
  const festivals: readonly (readonly [string, LocalDate, number])[] = [
    ['元旦', on('01-01'), 1],
    ['春节', movable.springFestivalEve, SPRING_FESTIVAL_DAYS],
    ['清明节', movable.qingming, 1],
    ['劳动节', on('05-01'), LABOUR_DAYS],
    ['端午节', movable.dragonBoat, 1],
    ['中秋节', movable.midAutumn, 1],
    ['国庆节', on('10-01'), NATIONAL_DAYS],
  ];
  const statutory = festivals.map(([name, first, length]) => [name, Array.from({ length }, (_, index) => addDays(first, index))] as const);
  const taken = new Set(statutory.flatMap(([, days]) => days));
  const off = statutory.map(([name, days]) => [name, [...days, ...substitutes(days, taken)].map((day) => day.slice(5)).join(' ')] as const);
  return { year, status: 'PROVISIONAL', notice: null, off: Object.fromEntries(off), work: '' };
}

const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function substitutes(days: readonly LocalDate[], taken: Set<LocalDate>): readonly LocalDate[] {
  const found: LocalDate[] = [];
  let day = days.at(-1);
  for (let left = days.filter(isWeekend).length; left > 0 && day !== undefined;) {
    day = addDays(day, 1);
    if (isWeekend(day) || taken.has(day)) continue;
    taken.add(day);
    found.push(day);
    left -= 1;
  }
  return found;
}
