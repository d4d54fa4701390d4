import type { LocalDate } from '#kernel';
import { addDays } from '../calendar/work-calendar.js';
import type { Law } from '../clock/facts.js';
import type { ClockView } from '../clock/view.js';
import { localDayOf } from '../counting/local-day.js';
import type { Ground } from '../policies.js';

/** Why a day does not count, or is no last day. CLOSED: the organisation's own day, `name` says why. */
export type DayReason = 'START_DAY' | 'WEEKEND' | 'HOLIDAY' | 'CLOSED' | 'PAUSED';

export interface StripDay {
  readonly day: LocalDate;
  /** START the day of the trigger · COUNTED the n-th unit · SKIPPED no unit · ROLLED after the last unit, where the end moved on. */
  readonly what: 'START' | 'COUNTED' | 'SKIPPED' | 'ROLLED';
  readonly unit: number | null;
  readonly why: DayReason | null;
  /** The festival of a holiday or of a make-up day; the reason of a day that is the organisation's own. */
  readonly name: string | null;
  readonly ground: Ground | null;
  readonly isLast: boolean;
  readonly provisional: boolean;
}

/** A clock and how it was counted, day by day. Limits in hours have no strip. */
export interface Explanation {
  readonly view: ClockView;
  readonly strip: readonly StripDay[];
}

/** @throws HubError `HUB_CALENDAR_YEAR_MISSING` (not retryable) as the derivation of the clock does. */
export function explainClock(view: ClockView, law: Law): Explanation {
  const { unit } = view.policy;
  return { view, strip: unit === 'CD' || unit === 'WD' ? stripOf(view, law) : [] };
}

function stripOf(view: ClockView, law: Law): readonly StripDay[] {
  const start = localDayOf(view.startedAt);
  const strip: StripDay[] = [{ ...plain(start, law), what: 'START', why: 'START_DAY' }];
  const last = view.dueOn ?? view.atLeast.dueOn;
  let unit = 0;
  for (let day = addDays(start, 1); day <= last; day = addDays(day, 1)) {
    const pause = pauseOn(day, view);
    const next = dayOf(day, { view, law, unit, ground: pause?.ground ?? null });
    unit = next.unit ?? unit;
    strip.push(next);
    if (pause?.to === null) break;
  }
  return strip;
}

function dayOf(
  day: LocalDate,
  { view, law, unit, ground }: { readonly view: ClockView; readonly law: Law; readonly unit: number; readonly ground: Ground | null },
): StripDay {
  const known = { ...plain(day, law), ground, isLast: day === view.dueOn };
  const off = offReason(day, law);
  const isSpent = unit >= view.total;
  if (isSpent) return { ...known, what: 'ROLLED', why: ground === null ? off : 'PAUSED' };
  if (ground !== null) return { ...known, what: 'SKIPPED', why: 'PAUSED' };
  if (view.policy.unit === 'WD' && off !== null) return { ...known, what: 'SKIPPED', why: off };
  return { ...known, what: 'COUNTED', unit: unit + 1, why: off };
}

const plain = (day: LocalDate, { calendar }: Law): Omit<StripDay, 'what' | 'why'> => ({
  day,
  unit: null,
  name: calendar.nameOf(day),
  ground: null,
  isLast: false,
  provisional: calendar.isProvisional(day),
});

function offReason(day: LocalDate, { calendar }: Law): DayReason | null {
  const kind = calendar.kindOf(day);
  if (kind === 'WORK') return null;
  return kind === 'HOLIDAY' ? 'HOLIDAY' : calendar.isOwn(day) ? 'CLOSED' : 'WEEKEND';
}

const pauseOn = (day: LocalDate, { pauses }: ClockView): ClockView['pauses'][number] | undefined =>
  pauses.find(({ from, to }) => localDayOf(from) <= day && (to === null || day < localDayOf(to)));
