import { SHIPPED_YEARS } from '#sla';

/*
 * A second, slow and obvious calculator of deadlines: it walks from day to day with a finger on the calendar and knows nothing of libs/sla
 * but the published days. Written to disagree, not to be fast.
 */

const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;

export interface SlowRule {
  amount: number;
  unit: 'CD' | 'WD' | 'H' | 'WH' | 'MIN';
  onlyHolidaysRoll: boolean;
  grounds: Map<string, boolean>; // ground → needs notice
  extensions: Map<string, { maxTotal: number; count: number }>;
  mayRestart: boolean;
}
export interface SlowCase {
  start: number;
  pauses: { ground: string; from: number; to: number | null; noticed: boolean }[];
  extensions: { rule: string; newTotal: number; requested: number; granted: boolean | null }[];
  restarts: number[];
  stopped: number | null;
}
export interface SlowAnswer {
  end: number;
  day: string;
  open: boolean;
  total: number;
  provisional: boolean;
  late: boolean;
}

/** What the State Council published, day by day. */
export interface Days {
  holidays: Set<string>;
  makeUps: Set<string>;
  guessedYears: Set<string>;
}

export const publishedDays: Days = { holidays: new Set(), makeUps: new Set(), guessedYears: new Set() };
for (const { year, status, off, work } of SHIPPED_YEARS) {
  if (status === 'PROVISIONAL') publishedDays.guessedYears.add(String(year));
  for (const list of Object.values(off)) for (const day of spell(year, list)) publishedDays.holidays.add(day);
  for (const day of spell(year, work)) publishedDays.makeUps.add(day);
}

export function spell(year: number, list: string): string[] {
  const days: string[] = [];
  for (const part of list.split(' ').filter(Boolean)) {
    const [a, b = a] = part.split('..');
    let at = Date.parse(`${year}-${a}`);
    while (at <= Date.parse(`${year}-${b}`)) {
      days.push(name(at / DAY));
      at += DAY;
    }
  }
  return days;
}

export function name(dayNo: number): string {
  return new Date(dayNo * DAY).toISOString().slice(0, 10);
}
export function dayNo(ms: number): number {
  return Math.floor((ms + CHINA) / DAY);
}
function isHoliday(day: number, days: Days): boolean {
  return days.holidays.has(name(day));
}
export function isOff(day: number, days: Days): boolean {
  if (isHoliday(day, days)) return true;
  if (days.makeUps.has(name(day))) return false;
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}

export function slowClock(rule: SlowRule, c: SlowCase, days: Days = publishedDays): SlowAnswer {
  if (rule.unit === 'H' || rule.unit === 'MIN') {
    const end = c.start + rule.amount * (rule.unit === 'H' ? 3_600_000 : 60_000);
    return finish({ end, day: dayNo(end), open: false, total: rule.amount, first: null }, c, days);
  }
  if (rule.unit === 'WH') return finish(minuteByMinute(rule.amount, c.start, days), c, days);

  const restarts = rule.mayRestart ? c.restarts.filter((at) => at > c.start).sort((a, b) => a - b) : [];
  let best = walk(rule, c, { start: c.start, total: totalFrom(rule, c, { start: c.start, before: restarts[0] ?? Infinity }, days) }, days);
  restarts.forEach((start, i) => {
    if (!best.open && start >= best.end) return;
    const again = walk(rule, c, { start, total: totalFrom(rule, c, { start, before: restarts[i + 1] ?? Infinity }, days) }, days);
    if (again.end >= best.end) best = again;
  });
  return finish(best, c, days);
}

function totalFrom(rule: SlowRule, c: SlowCase, { start, before }: { start: number; before: number }, days: Days): number {
  let total = rule.amount;
  const used = new Map<string, number>();
  for (const e of c.extensions.filter((one) => one.requested >= start && one.requested < before).sort((a, b) => a.requested - b.requested)) {
    const now = walk(rule, c, { start, total }, days);
    const inTime = now.open || e.requested < now.end;
    const may = rule.extensions.get(e.rule);
    const times = used.get(e.rule) ?? 0;
    if (!inTime || e.granted !== true || !may) continue;
    if (times >= may.count || e.newTotal > may.maxTotal || e.newTotal <= total) continue;
    used.set(e.rule, times + 1);
    total = e.newTotal;
  }
  return total;
}

interface Walk {
  end: number;
  day: number;
  open: boolean;
  total: number;
  first: number | null;
}

function walk(rule: SlowRule, c: SlowCase, { start, total }: { start: number; total: number }, days: Days): Walk {
  const rests = c.pauses
    .filter((p) => rule.grounds.has(p.ground) && (!rule.grounds.get(p.ground) || p.noticed))
    .map((p) => ({ from: p.from, to: p.to ?? c.stopped }))
    .filter((p) => p.to === null || p.to >= p.from);
  const resting = (day: number): boolean => rests.some((p) => p.to !== null && dayNo(p.from) <= day && day < dayNo(p.to));
  let day = dayNo(start);
  let left = total;
  while (left > 0) {
    day += 1;
    if (resting(day)) continue;
    if (rule.unit === 'WD' && isOff(day, days)) continue;
    left -= 1;
  }
  const lastUnit = day;
  if (rule.unit === 'CD') while ((rule.onlyHolidaysRoll ? isHoliday(day, days) : isOff(day, days)) || (day !== lastUnit && resting(day))) day += 1;
  const open = rests.some((p) => p.to === null && dayNo(p.from) <= day);
  return { end: (day + 1) * DAY - CHINA, day, open, total, first: dayNo(start) + 1 };
}

function minuteByMinute(hours: number, start: number, days: Days): Walk {
  let minutes = Math.round(hours * 60);
  let at = start;
  while (minutes > 0) {
    const minuteOfDay = ((at + CHINA) % DAY) / 60_000;
    const open = (minuteOfDay >= 540 && minuteOfDay < 720) || (minuteOfDay >= 810 && minuteOfDay < 1050);
    if (open && !isOff(dayNo(at), days)) minutes -= 1;
    at += 60_000;
  }
  return { end: at, day: dayNo(at), open: false, total: hours, first: dayNo(start) };
}

function finish(walked: Walk, c: SlowCase, days: Days): SlowAnswer {
  let provisional = false;
  if (walked.first !== null) for (let day = walked.first; day <= walked.day; day++) if (days.guessedYears.has(name(day).slice(0, 4))) provisional = true;
  return {
    end: walked.end,
    day: name(walked.day),
    open: walked.open,
    total: walked.total,
    provisional,
    late: c.stopped !== null && c.stopped >= walked.end,
  };
}
