import { HubError } from '#kernel';
import { isLocalDate, type Notice } from './notice.js';

/** A year has some forty days; a file of all years some five hundred. */
const LONGEST = 1_000_000;
const HEAD = 'date,name,is_off_day,paper';

const unreadable = (what: string): HubError =>
  new HubError(
    'HUB_CALENDAR_FILE_INVALID',
    `the calendar file cannot be read: ${what}; give a year of holiday-cn as JSON, or CSV with the columns ${HEAD}`,
    false,
  );

/**
 * A year's file of the holiday-cn project: `{year, papers[], days: [{name, date, isOffDay}]}`.
 * @throws HubError `HUB_CALENDAR_FILE_INVALID` (not retryable) when it is not in that form.
 */
export function readHolidayCn(text: string): Notice {
  const { year, papers, days } = objectOf(text);
  if (typeof year !== 'number' || !Number.isInteger(year)) throw unreadable('`year` is not a number');
  if (!Array.isArray(papers) || !papers.every((paper) => typeof paper === 'string')) throw unreadable('`papers` is not a list of addresses');
  if (!Array.isArray(days)) throw unreadable('`days` is not a list');
  return { year, papers, days: days.map((day: unknown, index) => dayOf(day, `day ${index + 1}`)) };
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  if (text.length > LONGEST) throw unreadable('it is longer than a megabyte');
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    throw unreadable('it is no JSON');
  }
  throw unreadable('it is no JSON object');
}

function dayOf(value: unknown, where: string): Notice['days'][number] {
  const { name, date, isOffDay } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || name === '' || name.length > 40) throw unreadable(`${where} has no name`);
  if (typeof date !== 'string' || !isLocalDate(date)) throw unreadable(`${where} has no date`);
  if (typeof isOffDay !== 'boolean') throw unreadable(`${where} does not say whether it is off`);
  return { name, date, isOffDay };
}

/**
 * A table `date,name,is_off_day,paper` of one or more years.
 * @throws HubError `HUB_CALENDAR_FILE_INVALID` (not retryable) with the line that is not in that form.
 */
export function readHolidayCsv(text: string): readonly Notice[] {
  if (text.length > LONGEST) throw unreadable('it is longer than a megabyte');
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (head !== HEAD) throw unreadable('the first line does not name the columns');
  const years = new Map<number, { papers: Set<string>; days: Notice['days'][number][] }>();
  lines.forEach((line, index) => {
    if (line === '') return;
    const [date = '', name, off, paper, ...more] = line.split(',');
    if (paper === undefined || more.length > 0 || (off !== '0' && off !== '1')) throw unreadable(`line ${index + 2} has not four columns, the third 0 or 1`);
    const day = dayOf({ name, date, isOffDay: off === '1' }, `line ${index + 2}`);
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? { papers: new Set(), days: [] };
    if (paper !== '') known.papers.add(paper);
    known.days.push(day);
    years.set(year, known);
  });
  return [...years].map(([year, { papers, days }]) => ({ year, papers: [...papers], days }));
}
