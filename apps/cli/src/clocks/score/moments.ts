import type { GivenLimit } from './register.js';

/** What happens to a case, in the order of one moment: a due is exclusive, so whoever closes at that very moment is late. */
const ORDER = { open: 0, due: 1, close: 2 } as const;
const MOST = 400;

export interface Moment {
  readonly at: number;
  readonly what: keyof typeof ORDER;
  /** Index of the limit. */
  readonly of: number;
}

/** What is lived in one step: the openings, then the ends, each at its own moment; then the clock stands at `until`, and the timers fire. */
export interface Step {
  readonly opens: readonly Moment[];
  readonly closes: readonly Moment[];
  readonly until: number;
}

/** A due given to the second holds through that second. */
export const exclusiveEnd = (dueAt: number): number => (Math.floor(dueAt / 1_000) + 1) * 1_000;

/** Every moment up to `asOf`, in order of time. */
export function momentsOf(limits: readonly GivenLimit[], asOf: number): readonly Moment[] {
  const all = limits.flatMap(({ openedAt, closedAt, dueAt }, of): Moment[] => [
    { at: openedAt, what: 'open', of },
    ...(dueAt === null ? [] : [{ at: exclusiveEnd(dueAt), what: 'due', of } as const]),
    ...(closedAt === null ? [] : [{ at: closedAt, what: 'close', of } as const]),
  ]);
  return all.filter(({ at }) => at <= asOf).sort((a, b) => a.at - b.at || ORDER[a.what] - ORDER[b.what] || a.of - b.of);
}

/**
 * The moments in steps. A case's own moments keep their order in a step of openings, ends, timers, except where an end follows a due: there a new
 * step begins, so that the timers have told the due before the end comes.
 */
export function* stepsOf(moments: readonly Moment[], most = MOST): Generator<Step> {
  let step: Moment[] = [];
  let due = new Set<number>();
  for (const moment of moments) {
    if (step.length >= most || (moment.what === 'close' && due.has(moment.of))) {
      yield stepOf(step);
      step = [];
      due = new Set();
    }
    step.push(moment);
    if (moment.what === 'due') due.add(moment.of);
  }
  if (step.length > 0) yield stepOf(step);
}

const stepOf = (moments: readonly Moment[]): Step => ({
  opens: moments.filter(({ what }) => what === 'open'),
  closes: moments.filter(({ what }) => what === 'close'),
  until: moments.at(-1)?.at ?? 0,
});
