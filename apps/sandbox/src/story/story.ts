import { agencyInboundTopic, DOORS, SOURCE_SYSTEM_OF, type Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { referralIdOf } from '#platform';
import { csvLine, MARKET_COLUMNS } from '#simulation';
import { Agency } from '../agencies/agency.js';
import type { DoorStatus } from '../agencies/door-words.js';
import { Desk } from '../desk/desk.js';
import { openInstitutions } from '../institutions/all-institutions.js';
import { pause, pauseFor } from '../partners/pause.js';
import type { World } from '../partners/world.js';
import { Stage } from './chapters/stage.js';
import { Ledger } from './ledger.js';
import type { Chapter, ChapterName } from './chapters/index.js';
import { planOf, type Plan } from './plan.js';
import type { Submission } from './submission.js';
import { showStory } from './show.js';
import { summaryOf, type ChaptersTold, type StorySummary } from './summary.js';

export interface StoryDeps {
  readonly world: World;
  /** Another seed is another cast: orders of an earlier story would be repeats. */
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Trouble of a single partner: said, not fatal. */
  readonly report: (error: unknown) => void;
}

/** Length of the sending part; the rest is what people need. */
const SENDING_MS = 45_000;
const QUIET_MS = 6_000;
const LONGEST_WAIT_MS = 60_000;
const CSV_ROWS = 12;
const LOOK_MS = 200;
/** This partner's machine is down for a while: shorter than the time to the second attempt of a push. */
const DOWN_PARTY = 'BNK-ABC-QD';
const DOWN_MS = 4_000;

/** Plays the demo story in real time against a running hub, over its public interfaces alone. */
export async function runStory(deps: StoryDeps): Promise<StorySummary> {
  const ending = new AbortController();
  deps.signal.addEventListener('abort', () => ending.abort(), { once: true });
  const startedAtMs = performance.now();
  const ledger = new Ledger();
  const plan = planOf(deps.seed);
  const cast = await gather({ ...deps, signal: ending.signal }, plan, ledger);
  const shown = showStory(ledger);
  try {
    const deadBefore = await deadLetters(deps.world);
    const told = plan.chapters.map((chapter) => tellChapter(cast, chapter, { ledger, report: deps.report }));
    await sendAll(cast, plan.submissions, ledger);
    const chapters = Object.fromEntries(await Promise.all(told)) as ChaptersTold;
    await untilQuiet(ledger, ending.signal);
    const facts = { chapters, deadLetters: (await deadLetters(deps.world)) - deadBefore, startedAtMs };
    return summaryOf(ledger, cast.institutions.webhooks.counts, facts);
  } finally {
    shown.end();
    ending.abort();
    await cast.close();
  }
}

interface Cast {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly agencies: ReadonlyMap<Door, Agency>;
  readonly institutions: Awaited<ReturnType<typeof openInstitutions>>;
  close(): Promise<void>;
}

async function gather({ world, signal, report }: StoryDeps, plan: Plan, ledger: Ledger): Promise<Cast> {
  const { manners } = plan;
  const institutions = await openInstitutions({ world, manners, signal, report });
  const desk = new Desk(world.as('desk'), manners, signal);
  await desk.skipPresent();
  const onStatus = (door: Door, status: DoorStatus): void => {
    ledger.told(door, status);
    const referralId = referralIdOf(SOURCE_SYSTEM_OF[door], status.orderNo);
    const to = status.code === 'DISPATCHED' ? plan.reassigned.get(referralId) : undefined;
    if (to !== undefined) void pause(300, 900, signal).then(() => desk.reassign(referralId, to).catch(report));
  };
  const agencies = new Map(DOORS.map((door) => [door, new Agency({ door, http: world.as(door), manners, signal, report, onStatus })]));
  const followed = await Promise.all([...agencies.values()].map((agency) => agency.open()));
  const working = desk.work().catch((error: unknown) => {
    if (!signal.aborted) report(error);
  });
  return {
    world,
    signal,
    agencies,
    institutions,
    close: async () => {
      await Promise.all([working, institutions.close(), ...followed.map(({ ended }) => ended)]);
    },
  };
}

/** Waits for its order to be dispatched and then does what is written. @returns whether every step was obeyed */
async function tellChapter(
  { world, signal }: Cast,
  { name, submission, tell }: Chapter,
  { ledger, report }: { readonly ledger: Ledger; readonly report: (error: unknown) => void },
): Promise<readonly [ChapterName, boolean]> {
  while (!signal.aborted && !ledger.isAccepted(submission.door, submission.orderNo)) await pauseFor(LOOK_MS, signal);
  const stage = new Stage(world, submission, signal);
  try {
    await stage.reaches('DISPATCHED');
    await tell(stage);
    return [name, true];
  } catch (error) {
    if (!signal.aborted) report(error);
    return [name, false];
  }
}

/** Sends order by order at an even pace; 12315 collects rows and sends files. On the way the poison message, and a partner that goes down. */
async function sendAll(cast: Cast, submissions: readonly Submission[], ledger: Ledger): Promise<void> {
  const startedAt = performance.now();
  const rows: Submission[] = [];
  const underWay: Promise<void>[] = [];
  for (const [index, submission] of submissions.entries()) {
    await pauseFor(startedAt + (index * SENDING_MS) / submissions.length - performance.now(), cast.signal);
    if (cast.signal.aborted) break;
    if (index === Math.floor(submissions.length / 2)) await cast.world.kafka.sendRaw(agencyInboundTopic('hotline-12345'), 'poison', '{"orderNo": "broken');
    if (submission.body.includes('农行办理的信用卡，还款当日')) underWay.push(goDown(cast));
    if (submission.door !== 'market-12315') underWay.push(sendOne(cast, submission, ledger));
    else if (rows.push(submission) === CSV_ROWS) underWay.push(sendRows(cast, rows.splice(0), ledger));
  }
  if (rows.length > 0) underWay.push(sendRows(cast, rows, ledger));
  await Promise.all(underWay);
}

async function goDown({ institutions, signal }: Cast): Promise<void> {
  institutions.webhooks.setDown(DOWN_PARTY, true);
  await pauseFor(DOWN_MS, signal);
  institutions.webhooks.setDown(DOWN_PARTY, false);
}

const OUTCOMES: Readonly<Record<number, 'accepted' | 'duplicate' | 'conflict'>> = { 202: 'accepted', 200: 'duplicate', 409: 'conflict' };

async function sendOne({ agencies }: Cast, { door, orderNo, body, isUpdate }: Submission, ledger: Ledger): Promise<void> {
  if (orderNo !== null) ledger.submitting(door, orderNo);
  const answer = await agencies.get(door)?.submit(body);
  const outcome = OUTCOMES[answer?.status ?? 0] ?? 'refused';
  if (isUpdate) {
    if (outcome === 'accepted') ledger.counts.updated += 1;
    return;
  }
  ledger.answered(door, outcome);
  if (outcome === 'accepted' && orderNo !== null) ledger.accept(door, orderNo);
}

/** One CSV file: its sums come from the batch; which rows it took shows in the statuses that come back. */
async function sendRows({ agencies }: Cast, rows: readonly Submission[], ledger: Ledger): Promise<void> {
  const door = 'market-12315';
  const agency = agencies.get(door);
  rows.forEach(({ orderNo }) => {
    if (orderNo !== null) ledger.submitting(door, orderNo);
  });
  const answer = await agency?.submit(`${[csvLine(MARKET_COLUMNS), ...rows.map(({ body }) => body)].join('\n')}\n`);
  const batchId = answer?.json.batchId;
  const report: JsonObject = (await agency?.batch(typeof batchId === 'string' ? batchId : '')) ?? {};
  for (const outcome of ['accepted', 'duplicate', 'refused', 'conflict'] as const) ledger.answered(door, outcome, Number(report[outcome] ?? 0));
}

/** Until nothing has come for a while: then everybody has done what he would do. */
async function untilQuiet(ledger: Ledger, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  while (!signal.aborted && performance.now() < deadline && (performance.now() - ledger.lastNewsMs < QUIET_MS || ledger.missing > 0))
    await pauseFor(200, signal);
}

async function deadLetters(world: World): Promise<number> {
  const { json } = await world.as('operator').get('/v1/ops/parked');
  const items = Array.isArray(json.items) ? (json.items as readonly JsonObject[]) : [];
  return items.filter(({ state, topic }) => state === 'dead' && topic === agencyInboundTopic('hotline-12345')).length;
}
