import { Random, sample, type SampleLine } from '#simulation';
import type { Days } from '../oracle/slow-clock.js';
import { Agenda } from './agenda.js';
import { sendThrough } from './doors.js';
import { lifeOf, type Life } from './lives.js';
import { OneCase, type Stage, type YearCounts } from './one-case.js';
import type { SimulateOptions } from './options.js';
import { orderTimes, startOfYear } from './rhythm.js';
import { together, type SimHub } from './sim-hub.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const AT_A_TIME = 20;
/** With more cases a day a slice is longer: several people act in each, at the same time. */
const sliceFor = (casesADay: number): number => (casesADay > 40 ? 90 : casesADay > 20 ? 60 : casesADay > 1 ? 30 : 10) * MINUTE;

export interface Year {
  readonly counts: YearCounts;
  readonly cases: readonly OneCase[];
  readonly from: number;
  readonly until: number;
  readonly slices: number;
  /** Where the real time went, milliseconds. */
  readonly spent: Spent;
}

interface Spent {
  stepping: number;
  acting: number;
}

export interface Progress {
  readonly now: number;
  readonly counts: YearCounts;
  readonly part: number;
}

/**
 * Lives through the year: cases come, people act on them or do not, always in the order of simulated time. The clock is stepped from slice to
 * slice, exactly, and everything of a slice happens at its end; a case takes one step in a slice at most.
 */
export async function liveThrough(
  options: SimulateOptions,
  { hub, days, tell }: { hub: SimHub; days: Days; tell: (progress: Progress) => void },
): Promise<Year> {
  const { cases: n, seed } = options;
  const from = startOfYear(options.year);
  const until = from + options.days * DAY;
  const slice = sliceFor(n / options.days);
  const times = orderTimes(n, { from, to: until - slice, days, random: new Random(seed) });
  const lines = [...sample(n, seed, times)];
  const stage: Stage = {
    hub,
    days,
    now: from,
    counts: { sent: 0, accepted: 0, duplicate: 0, conflict: 0, refused: 0, commands: 0, obeyed: {}, refusals: {} },
  };
  const agenda = new Agenda<Life>();
  const cases: OneCase[] = [];
  let sent = 0;
  let slices = 0;
  const spent: Spent = { stepping: 0, acting: 0 };
  const timed = async <R>(on: keyof Spent, work: Promise<R>): Promise<R> => {
    const since = performance.now();
    const result = await work;
    spent[on] += performance.now() - since;
    return result;
  };
  for (;;) {
    const next = Math.min(times[sent] ?? Infinity, agenda.next);
    const end = from + Math.ceil((Math.max(next, stage.now + 1) - from) / slice) * slice;
    if (!(end < until)) break;
    await timed('stepping', hub.stepTo(end));
    stage.now = end;
    slices += 1;
    const came: SampleLine[] = [];
    while ((times[sent] ?? Infinity) <= end) came.push(lines[sent++] as SampleLine);
    const due = agenda.due(end);
    const [fresh] = await timed('acting', Promise.all([begin(stage, came, seed + sent), together(due, AT_A_TIME, (life) => goOn(life, agenda))]));
    cases.push(...fresh);
    await together(fresh, AT_A_TIME, (one) => goOn(lifeOf(one), agenda));
    tell({ now: end, counts: stage.counts, part: (end - from) / (until - from) });
  }
  await timed('stepping', hub.stepTo(until));
  stage.now = until;
  return { counts: stage.counts, cases, from, until, slices, spent };
}

/** Sends what came, and waits until the hub has placed every order it took. @returns the cases that begin with it */
async function begin(stage: Stage, came: readonly SampleLine[], seed: number): Promise<readonly OneCase[]> {
  if (came.length === 0) return [];
  const sums = await sendThrough(stage.hub, came);
  stage.counts.sent += came.length;
  for (const outcome of ['accepted', 'duplicate', 'conflict', 'refused'] as const) stage.counts[outcome] += sums[outcome];
  const fresh = came.flatMap((line, index) => {
    const { outcome, orderNo } = line;
    return outcome === 'accepted' && orderNo !== null ? [new OneCase(stage, { ...line, orderNo }, seed * 31 + index)] : [];
  });
  await together(fresh, AT_A_TIME, (one) => one.placed());
  return fresh;
}

async function goOn(life: Life, agenda: Agenda<Life>): Promise<void> {
  const { done, value } = await life.next();
  if (done !== true) agenda.note(value, life);
}
