import { addDays } from '../calendar/work-calendar.js';
import type { Instant } from '#kernel';
import type { Due } from '../counting/due.js';
import { localDayOf, startOfDay } from '../counting/local-day.js';
import type { SlaPolicy } from '../policies.js';
import type { Pause } from './facts.js';
import type { Meter } from './meter.js';
import type { Disregard, Disregarded } from './view.js';

/** The pauses a rule allows, overlapping ones joined, and those it does not. */
export function lawfulPauses(pauses: readonly Pause[], policy: SlaPolicy): { readonly lawful: readonly Pause[]; readonly disregarded: readonly Disregarded[] } {
  const lawful: Pause[] = [];
  const disregarded: Disregarded[] = [];
  for (const pause of pauses) {
    const why = whyNot(pause, policy);
    if (why !== null) disregarded.push(leftOut(pause, why));
    else join(lawful, pause);
  }
  return { lawful, disregarded };
}

function whyNot({ ground, from, to, noticedAt }: Pause, { pauses }: SlaPolicy): Disregard | null {
  const rule = pauses.find((each) => each.ground === ground);
  if (!rule) return 'ground-not-lawful';
  if (rule.needsNotice && noticedAt === null) return 'no-notice';
  return to !== null && to < from ? 'ends-before-it-begins' : null;
}

/** Pauses come in order of their beginning. An open one stands beside the others: until it ends it costs nothing that is known. */
function join(joined: Pause[], next: Pause): void {
  const last = joined.findLastIndex(({ to }) => to !== null);
  const before = joined[last];
  if (next.to === null || !before || before.to === null || before.to < next.from) joined.push(next);
  else if (next.to > before.to) joined[last] = { ...before, to: next.to };
}

export interface Stretched {
  /** Units by which the pauses move the end. */
  readonly pausedUnits: number;
  /** The end; with an open pause the earliest it can be. */
  readonly due: Due;
  readonly open: boolean;
  readonly taken: readonly Pause[];
  readonly disregarded: readonly Disregarded[];
}

/** The end of `total` units with these lawful pauses. One that begins when the clock is already overdue changes nothing. */
export function stretched(total: number, pauses: readonly Pause[], meter: Meter): Stretched {
  const disregarded: Disregarded[] = [];
  const taken: Pause[] = [];
  let pausedUnits = 0;
  let due = meter.dueAfter(total);
  let open = false;
  for (const pause of pauses) {
    if (pause.from >= due.dueAt) {
      if (!open) disregarded.push(leftOut(pause, 'begins-after-the-due'));
      continue;
    }
    taken.push(pause);
    open ||= pause.to === null;
    if (pause.to === null) continue;
    pausedUnits += shift(total + pausedUnits, { from: pause.from, to: pause.to }, meter);
    due = meter.dueAfter(total + pausedUnits);
  }
  return { pausedUnits, due, open, taken, disregarded };
}

/**
 * The units of a pause. One that begins after the last unit, while a holiday still holds the end open, moves the end to the day of resumption:
 * nobody is late on the day the clock resumes.
 */
function shift(units: number, pause: { readonly from: Instant; readonly to: Instant }, meter: Meter): number {
  const raw = meter.rawDay(units);
  const [first, resumed] = [localDayOf(pause.from), localDayOf(pause.to)];
  if (raw === null || first <= raw || resumed === first) return meter.between(pause.from, pause.to);
  return meter.between(startOfDay(addDays(raw, 1)), startOfDay(addDays(resumed, 1)));
}

const leftOut = ({ ground, from }: Pause, why: Disregard): Disregarded => ({ what: 'PAUSE', which: ground, at: from, why });
