import { HubError, type LocalDate } from '#kernel';
import type { YearArrangement } from './arrangement.js';
import { overlayDays, type Overlay } from './overlay.js';

/** WORK: offices are open · REST: a weekend day · HOLIDAY: a day off by the year's notice. */
export type DayKind = 'WORK' | 'REST' | 'HOLIDAY';

const DAY_MS = 86_400_000;

/** The day `days` after `day`. Calendar arithmetic only: no time zone is involved. */
export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;

interface Known {
  readonly kind: DayKind;
  readonly name: string | null;
  /** The day is the organisation's own, not the country's. */
  readonly own?: true;
}

/** The working-day calendar: what is not loaded is not guessed. */
export class WorkCalendar {
  private readonly special = new Map<string, Known>();
  private readonly years = new Map<number, YearArrangement>();
  private readonly found = new Map<string, LocalDate | null>();

  constructor(private readonly arrangements: readonly YearArrangement[]) {
    // The notice of a later year is the younger one: it has the last word on the days at the turn of the year.
    for (const arrangement of [...arrangements].sort((a, b) => a.year - b.year)) {
      this.years.set(arrangement.year, arrangement);
      for (const [name, text] of Object.entries(arrangement.off))
        for (const day of expand(arrangement.year, text)) this.special.set(day, { kind: 'HOLIDAY', name });
      for (const day of expand(arrangement.year, arrangement.work)) this.special.set(day, { kind: 'WORK', name: '调休' });
      for (const { date, isOffDay, name } of arrangement.elsewhere ?? [])
        this.special.set(date, isOffDay ? { kind: 'HOLIDAY', name } : { kind: 'WORK', name: '调休' });
    }
  }

  /** The same calendar as one organisation keeps it; of two overlays the later wins. */
  withOverlay(overlay: Overlay): WorkCalendar {
    const own = new WorkCalendar(this.arrangements);
    for (const [day, known] of this.special) own.special.set(day, known);
    for (const [day, kind] of overlayDays(overlay)) own.special.set(day, { kind, name: overlay.reason, own: true });
    return own;
  }

  /** @throws HubError `HUB_CALENDAR_YEAR_MISSING` (not retryable) for a year nobody loaded: a guess would move a legal deadline silently. */
  kindOf(day: LocalDate): DayKind {
    this.arrangementOf(day);
    return this.special.get(day)?.kind ?? (isWeekend(day) ? 'REST' : 'WORK');
  }

  /** The n-th working day after `day`; null where a year is not loaded. Every case asks it of the same few days: each is looked for once. */
  workingDayAfter(day: LocalDate, n: number): LocalDate | null {
    const key = `${day}+${n}`;
    const found = this.found.get(key) ?? this.walk(day, n, 1);
    this.found.set(key, found);
    return found;
  }

  /** The working day before `day`; null where a year is not loaded. */
  workingDayBefore(day: LocalDate): LocalDate | null {
    const key = `${day}-`;
    const found = this.found.get(key) ?? this.walk(day, 1, -1);
    this.found.set(key, found);
    return found;
  }

  private walk(from: LocalDate, n: number, step: 1 | -1): LocalDate | null {
    let day = from;
    for (let left = n; left > 0;) {
      day = addDays(day, step);
      if (!this.knows(day)) return null;
      if (this.kindOf(day) === 'WORK') left -= 1;
    }
    return day;
  }

  nameOf(day: LocalDate): string | null {
    return this.special.get(day)?.name ?? null;
  }

  /** Whether the organisation keeps this day otherwise than the country; `nameOf` gives its reason. */
  isOwn(day: LocalDate): boolean {
    return this.special.get(day)?.own === true;
  }

  isProvisional(day: LocalDate): boolean {
    return this.arrangementOf(day).status === 'PROVISIONAL';
  }

  /** Whether any day from `first` to `last` lies in a year without a published arrangement. */
  touchesProvisional(first: LocalDate, last: LocalDate): boolean {
    let touches = this.isProvisional(last);
    for (let year = Number(first.slice(0, 4)); year < Number(last.slice(0, 4)); year++) touches ||= this.isProvisional(`${year}-01-01` as LocalDate);
    return touches;
  }

  /** Whether the year of this day is loaded. */
  knows(day: LocalDate): boolean {
    return this.years.has(Number(day.slice(0, 4)));
  }

  private arrangementOf(day: LocalDate): YearArrangement {
    const arrangement = this.years.get(Number(day.slice(0, 4)));
    if (!arrangement)
      throw new HubError('HUB_CALENDAR_YEAR_MISSING', `no working calendar is loaded for ${day.slice(0, 4)}: import the State Council's notice`, false, {
        year: day.slice(0, 4),
      });
    return arrangement;
  }
}

const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function expand(year: number, text: string): LocalDate[] {
  return text.split(' ').flatMap((range) => {
    if (range === '') return [];
    const [first, last] = range.split('..');
    const days: LocalDate[] = [];
    const end = `${year}-${last ?? first ?? ''}`;
    for (let day = `${year}-${first ?? ''}` as LocalDate; day <= end; day = addDays(day, 1)) days.push(day);
    return days;
  });
}
