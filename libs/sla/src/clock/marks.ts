import type { Instant, LocalDate } from '#kernel';
import type { WorkCalendar } from '../calendar/work-calendar.js';
import { localDayOf, startOfDay } from '../counting/local-day.js';
import type { Limit } from '../policies.js';
import type { Law, Pause } from './facts.js';
import { meterOf, type Meter } from './meter.js';
import { stretched } from './pauses.js';
import type { Period } from './period.js';
import type { Mark, MarkName } from './view.js';

const BULLETIN_WORKING_DAYS = 5;
const SHARES: readonly (readonly [MarkName, number])[] = [
  ['HALF', 0.5],
  ['EIGHTY', 0.8],
];

export interface Warnings {
  readonly warnOn: LocalDate | null;
  readonly marks: readonly Mark[];
}

/** Marks before the due heed the most cautious reading of the law; those after it follow the due itself. */
export function warningsOf(period: Period, law: Law, isNamed: boolean): Warnings {
  const { unit } = period.policy;
  if (unit !== 'CD' && unit !== 'WD')
    return { warnOn: period.open ? null : period.due.dueOn, marks: period.open ? [] : inOrder([...partsOfTime(period), ...overdue(period, law.calendar)]) };
  const readings = isNamed ? [namedReading(period)] : readingsOf(period, law);
  const warnOn = readings.some(({ open }) => open) ? null : earliest(readings.map(({ last }) => last));
  const shares = SHARES.flatMap(([name, share]) => {
    const days = readings.map((reading) => dayOfUnit(Math.ceil(reading.total * share), reading)).filter((day) => day !== null);
    return days.length < readings.length ? [] : [markOn(name, earliest(days), period.startedAt)];
  });
  const yellow = warnOn === null ? [] : [markOn('YELLOW', laterOf(law.calendar.workingDayBefore(warnOn), localDayOf(period.startedAt)), period.startedAt)];
  return { warnOn, marks: inOrder([...shares, ...yellow, ...(period.open ? [] : overdue(period, law.calendar))]) };
}

interface Reading {
  readonly total: number;
  readonly meter: Meter;
  readonly pauses: readonly Pause[];
  readonly last: LocalDate;
  readonly open: boolean;
}

/** The row as it stands but rolling on statutory holidays only, and a second limit the row says to heed. */
function readingsOf({ startedAt, policy, total, taken }: Period, law: Law): readonly Reading[] {
  const read = (limit: Limit): Reading => {
    const meter = meterOf(startedAt, { ...limit, rollOn: 'STATUTORY_HOLIDAY_ONLY' }, law);
    const { due, open } = stretched(limit.amount, taken, meter);
    return { total: limit.amount, meter, pauses: taken, last: due.dueOn, open };
  };
  const { warnWithin } = policy;
  const own = read({ ...policy, amount: total });
  return warnWithin === null || localDayOf(startedAt) < warnWithin.since ? [own] : [own, read({ ...policy, ...warnWithin })];
}

const namedReading = ({ total, meter, due }: Period): Reading => ({ total, meter, pauses: [], last: due.dueOn, open: false });

/** The day of the n-th unit that no pause took; null while an open pause hides it. */
function dayOfUnit(n: number, { meter, pauses }: Reading): LocalDate | null {
  let units = n;
  for (const { from, to } of pauses) {
    const day = meter.rawDay(units);
    if (day === null || localDayOf(from) > day) return day;
    if (to === null) return null;
    units += meter.between(from, to);
  }
  return meter.rawDay(units);
}

/** From 00:00 of its day, never before the clock began. */
function markOn(name: MarkName, on: LocalDate, start: Instant): Mark {
  const at = startOfDay(on);
  return { name, on, at: at > start ? at : start };
}

function partsOfTime({ startedAt, due, total, meter }: Period): readonly Mark[] {
  return SHARES.map(([name, share]) => {
    const at = meter.dueAfter(total * share).dueAt;
    const within = at < due.dueAt ? at : due.dueAt;
    return { name, at: within > startedAt ? within : startedAt, on: localDayOf(within) };
  });
}

function overdue({ due }: Period, calendar: WorkCalendar): readonly Mark[] {
  const red: Mark = { name: 'RED', at: due.dueAt, on: localDayOf(due.dueAt) };
  const fifth = calendar.workingDayAfter(due.dueOn, BULLETIN_WORKING_DAYS);
  return fifth === null ? [red] : [red, { name: 'BULLETIN', at: startOfDay(fifth), on: fifth }];
}

const laterOf = (day: LocalDate | null, start: LocalDate): LocalDate => (day !== null && day > start ? day : start);
const earliest = (days: readonly LocalDate[]): LocalDate => days.reduce((first, day) => (day < first ? day : first));
const inOrder = (marks: readonly Mark[]): readonly Mark[] => [...marks].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
