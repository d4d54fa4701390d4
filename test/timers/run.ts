import { setTimeout as sleep } from 'node:timers/promises';
import type { Servers } from '#operations';
import { CaseMaker } from './case-maker.js';
import type { TimersOptions } from './options.js';
import { publishedMarks } from './published.js';
import { SlaProcess } from './sla-process.js';
import { Books } from './told.js';
import { verdictOf, type Verdict } from './verdict.js';

export interface TimersRun extends Verdict {
  readonly openClocks: number;
  readonly processes: number;
  readonly kills: number;
  /** Whether everything else had been told before the second came: else its lag is counted too. */
  readonly quietBefore: boolean;
  readonly seconds: { readonly prepared: number; readonly fired: number };
}

type Say = (line: string) => void;
const DAY_MS = 86_400_000;
const PROCESSES = 2;
/** Open clocks of a case that has a limit of its source, and of one that has none. */
const CLOCKS_EACH = 4;
const AT_LEAST_MS = 12_000;
const KILL_WITHIN_MS = 120;
const MOST_MS = 240_000;

/**
 * A second in which thousands of limits end, on real servers: cases made by casework's own receipt, told by two processes `sla` on the machine's
 * clock, killed at seeded moments while they tell.
 */
export async function timersRun(servers: Servers, dataDir: string, options: TimersOptions, say: Say): Promise<TimersRun> {
  const begun = performance.now();
  const books = await Books.open(servers.databaseUrl);
  const maker = await CaseMaker.open(servers, dataDir);
  const processes: SlaProcess[] = [];
  try {
    const others = Math.max(0, Math.ceil((options.clocks - options.due * (CLOCKS_EACH + 1)) / CLOCKS_EACH) - options.old);
    say(`making ${others + options.old} cases …`);
    const rate = await makeOthers(maker, options, others);
    await books.analyse();
    for (let index = 0; index < PROCESSES; index += 1) processes.push(new SlaProcess(servers, dataDir));
    const dueAt = secondFrom(Date.now() + AT_LEAST_MS + (3_000 * options.due) / rate);
    say(`making ${options.due} cases that are due at ${new Date(dueAt).toISOString()} …`);
    const due = new Set(await maker.make({ count: options.due, openedAt: dueAt - 10 * DAY_MS, dueAt: dueAt - 1_000 }));
    await maker.stop();
    const prepared = performance.now();
    const openClocks = await books.openClocks();
    const quietBefore = await quiet(books, dueAt);
    await sleep(Math.max(0, dueAt - Date.now()));
    say(`the second has come: ${options.due} limits of ${openClocks} open ones end, ${options.kills} kills`);
    const kills = await tellAll(books, processes, { dueAt, options, say });
    await published(books);
    const fired = (performance.now() - prepared) / 1_000;
    for (const each of processes) await each.stop();
    const verdict = verdictOf(await books.marks(), await publishedMarks(servers.brokers), due);
    const seconds = { prepared: round((prepared - begun) / 1_000), fired: round(fired) };
    return { openClocks, processes: PROCESSES, kills, quietBefore, ...verdict, seconds };
  } finally {
    for (const each of processes) await each.stop();
    await books.close();
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
const secondFrom = (ms: number): number => Math.ceil(ms / 1_000) * 1_000;

/** @returns cases a second */
async function makeOthers(maker: CaseMaker, { old }: TimersOptions, count: number): Promise<number> {
  const begun = performance.now();
  await maker.make({ count: old, openedAt: Date.now() - 25 * DAY_MS, dueAt: null, backMs: 25 * DAY_MS });
  await maker.make({ count, openedAt: Date.now(), dueAt: null });
  return (1_000 * Math.max(1, old + count)) / (performance.now() - begun);
}

/** Until everything that was due already is told, or the second comes. */
async function quiet(books: Books, dueAt: number): Promise<boolean> {
  while (Date.now() < dueAt - 500) {
    if ((await books.waiting(Date.now())) === 0 && (await books.unpublished()) === 0) return true;
    await sleep(100);
  }
  return false;
}

interface Telling {
  readonly dueAt: number;
  readonly options: TimersOptions;
  readonly say: Say;
}

/** Waits for the last mark; kills a process each time that so many more have been told. @returns how many were killed */
async function tellAll(books: Books, processes: readonly SlaProcess[], { dueAt, options, say }: Telling): Promise<number> {
  const moments = killMoments(options);
  let kills = 0;
  for (let left = options.due; left > 0; left = await books.waiting(dueAt)) {
    if (Date.now() > dueAt + MOST_MS) throw new Error(`${left} limits were not told in ${MOST_MS / 1_000} s; ${processes.map(({ log }) => log).join('\n')}`);
    const told = options.due - left;
    if (kills < moments.length && told >= (moments[kills] ?? 0)) {
      say(`SIGKILL ${kills + 1} after ${told} marks`);
      // Somewhere inside a transaction, not right behind a commit.
      await sleep(KILL_WITHIN_MS * randomOf(options.seed * 7_919 + kills));
      await processes[kills % processes.length]?.killAndRestart();
      kills += 1;
    }
    for (const each of processes) each.check();
    await sleep(10);
  }
  return kills;
}

async function published(books: Books): Promise<void> {
  for (const until = Date.now() + MOST_MS; (await books.unpublished()) > 0;) {
    if (Date.now() > until) throw new Error('the events were not published');
    await sleep(50);
  }
}

/** After how many marks to kill: at once, then a seeded moment in each of as many equal parts, so that each falls while others are still to be told. */
function killMoments({ due, kills, seed }: TimersOptions): readonly number[] {
  const part = (0.75 * due) / Math.max(1, kills);
  return Array.from({ length: kills }, (_, index) => (index === 0 ? 0 : Math.floor(part * (index + randomOf(seed * 1_000 + index)))));
}

/** In [0, 1); equal for an equal seed. @source mulberry32 */
function randomOf(seed: number): number {
  let t = (seed + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
