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

const holidays = new Set<string>();
const makeUps = new Set<string>();
const guessedYears = new Set<string>();
for (const { year, status, off, work } of SHIPPED_YEARS) {
  if (status === 'PROVISIONAL') guessedYears.add(String(year));
  for (const list of Object.values(off)) for (const day of spell(year, list)) holidays.add(day);
  for (const day of spell(year, work)) makeUps.add(day);
}

function spell(year: number, list: string): string[] {
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

function name(dayNo: number): string {
  return new Date(dayNo * DAY).toISOString().slice(0, 10);
}
function dayNo(ms: number): number {
  return Math.floor((ms + CHINA) / DAY);
}
function isHoliday(day: number): boolean {
  return holidays.has(name(day));
}
function isOff(day: number): boolean {
  if (isHoliday(day)) return true;
  if (makeUps.has(name(day))) return false;
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}

export function slowClock(rule: SlowRule, c: SlowCase): SlowAnswer {
  if (rule.unit === 'H' || rule.unit === 'MIN') {
    const end = c.start + rule.amount * (rule.unit === 'H' ? 3_600_000 : 60_000);
    return finish({ end, day: dayNo(end), open: false, total: rule.amount, first: null }, c);
  }
  if (rule.unit === 'WH') return finish(minuteByMinute(rule.amount, c.start), c);

  const restarts = rule.mayRestart ? c.restarts.filter((at) => at > c.start).sort((a, b) => a - b) : [];
  let best = walk(rule, c, c.start, totalFrom(rule, c, c.start, restarts[0] ?? Infinity));
  restarts.forEach((start, i) => {
    if (!best.open && start >= best.end) return;
    const again = walk(rule, c, start, totalFrom(rule, c, start, restarts[i + 1] ?? Infinity));
    if (again.end >= best.end) best = again;
  });
  return finish(best, c);
}

function totalFrom(rule: SlowRule, c: SlowCase, start: number, before: number): number {
  let total = rule.amount;
  const used = new Map<string, number>();
  for (const e of c.extensions.filter((one) => one.requested >= start && one.requested < before).sort((a, b) => a.requested - b.requested)) {
    const now = walk(rule, c, start, total);
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

function walk(rule: SlowRule, c: SlowCase, start: number, total: number): Walk {
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
    if (rule.unit === 'WD' && isOff(day)) continue;
    left -= 1;
  }
  const lastUnit = day;
  if (rule.unit === 'CD') while ((rule.onlyHolidaysRoll ? isHoliday(day) : isOff(day)) || (day !== lastUnit && resting(day))) day += 1;
  const open = rests.some((p) => p.to === null && dayNo(p.from) <= day);
  return { end: (day + 1) * DAY - CHINA, day, open, total, first: dayNo(start) + 1 };
}

function minuteByMinute(hours: number, start: number): Walk {
  let minutes = Math.round(hours * 60);
  let at = start;
  while (minutes > 0) {
    const minuteOfDay = ((at + CHINA) % DAY) / 60_000;
    const open = (minuteOfDay >= 540 && minuteOfDay < 720) || (minuteOfDay >= 810 && minuteOfDay < 1050);
    if (open && !isOff(dayNo(at))) minutes -= 1;
    at += 60_000;
  }
  return { end: at, day: dayNo(at), open: false, total: hours, first: dayNo(start) };
}

function finish(walked: Walk, c: SlowCase): SlowAnswer {
  let provisional = false;
  if (walked.first !== null) for (let day = walked.first; day <= walked.day; day++) if (guessedYears.has(name(day).slice(0, 4))) provisional = true;
  return {
    end: walked.end,
    day: name(walked.day),
    open: walked.open,
    total: walked.total,
    provisional,
    late: c.stopped !== null && c.stopped >= walked.end,
  };
}
