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
const AT_A_TIME = 12;
/** Above so many cases a slice is half an hour: several people act in each, at the same time. */
const MANY = 3_000;

export interface Year {
  readonly counts: YearCounts;
  readonly cases: readonly OneCase[];
  readonly from: number;
  readonly until: number;
  readonly slices: number;
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
export async function liveThrough(options: SimulateOptions, { hub, days, tell }: { hub: SimHub; days: Days; tell: (progress: Progress) => void }): Promise<Year> {
  const { cases: n, seed } = options;
  const from = startOfYear(options.year);
  const until = from + options.days * DAY;
  const slice = (n > MANY ? 30 : 10) * MINUTE;
  const times = orderTimes(n, { from, to: until - slice, days, random: new Random(seed) });
  const lines = [...sample(n, seed, times)];
  const stage: Stage = {
    hub,
    days,
    now: from,
    counts: { sent: 0, accepted: 0, duplicate: 0, conflict: 0, refused: 0, commands: 0, refusals: {} },
  };
  const agenda = new Agenda<Life>();
  const cases: OneCase[] = [];
  let sent = 0;
  let slices = 0;
  for (;;) {
    const next = Math.min(times[sent] ?? Infinity, agenda.next);
    const end = from + Math.ceil((Math.max(next, stage.now + 1) - from) / slice) * slice;
    if (!(end < until)) break;
    await hub.stepTo(end);
    stage.now = end;
    slices += 1;
    const came: SampleLine[] = [];
    while ((times[sent] ?? Infinity) <= end) came.push(lines[sent++] as SampleLine);
    await together(agenda.due(end), AT_A_TIME, (life) => goOn(life, agenda));
    const fresh = await receive(stage, came, seed + sent);
    cases.push(...fresh);
    await together(fresh, AT_A_TIME, (one) => goOn(lifeOf(one), agenda));
    tell({ now: end, counts: stage.counts, part: (end - from) / (until - from) });
  }
  await hub.stepTo(until);
  stage.now = until;
  return { counts: stage.counts, cases, from, until, slices };
}

/** Sends what came and waits until the hub has placed every order it took. */
async function receive(stage: Stage, came: readonly SampleLine[], seed: number): Promise<readonly OneCase[]> {
  if (came.length === 0) return [];
  const sums = await sendThrough(stage.hub, came);
  stage.counts.sent += came.length;
  for (const outcome of ['accepted', 'duplicate', 'conflict', 'refused'] as const) stage.counts[outcome] += sums[outcome];
  const fresh = came.flatMap((line, index) => (line.outcome === 'accepted' && line.orderNo !== null ? [new OneCase(stage, { ...line, orderNo: line.orderNo }, seed * 31 + index)] : []));
  await together(fresh, AT_A_TIME, (one) => one.placed());
  return fresh;
}

async function goOn(life: Life, agenda: Agenda<Life>): Promise<void> {
  const { done, value } = await life.next();
  if (done !== true) agenda.note(value, life);
}
