import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import { History, judgeFolder } from './checker/history.js';
import type { Verdict } from './checker/verdict.js';
import { Acknowledger } from './observers/acknowledger.js';
import { MailboxReader, StatusReader } from './observers/readers.js';
import { Senders } from './observers/senders.js';
import { readTopics } from './observers/topics.js';
import { WebhookReceiver } from './observers/webhook-receiver.js';
import type { FaultsOptions } from './options.js';
import { drawn, FAULTS, type Fault } from './schedule/faults.js';
import { Caller } from './support/caller.js';
import { BANKS, DOOR_KEY, SETTING } from './support/parties.js';
import { Random } from './support/random.js';
import { makeStage, type App, type Stage } from './support/stage.js';
import { unread } from './support/unread.js';
import { makeWorld, unsettled } from './support/world.js';
import { freePort } from '../support/running-hub.js';

const PHASE_MS = 10_000;
const PROBE_LIMIT_MS = 90_000;
/** A probe that is not through by then is followed by another one: the first may have been lost on its way to the hub for longer. */
const PROBE_EVERY_MS = 500;
const QUIET_LIMIT_MS = 180_000;
const SHARE_ACKNOWLEDGED = 2;

type Say = (line: string) => void;

export interface LongRun extends Verdict {
  readonly seed: number;
  readonly minutes: number;
  readonly rate: number;
  readonly phases: number;
}

interface Watched {
  readonly history: History;
  readonly senders: Senders;
  readonly statuses: StatusReader;
  readonly acknowledgers: readonly Acknowledger[];
  stop(): Promise<void>;
}

/** Orders at a rate, faults by the schedule, everything healed at the end; then everybody who looked on is asked. */
export async function longRun(folder: string, options: FaultsOptions, say: Say): Promise<LongRun> {
  const stage = await makeStage(`${folder}/data`, say);
  const onSignal = (): void => {
    say('stopping what was started');
    void stage.stop().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  try {
    const watched = await watch(stage, folder, options);
    say('the processes start');
    await stage.startProcesses();
    watched.senders.start(options.rate);
    const phases = await play(stage, watched, options, say);
    say('everything is healed; waiting until it is quiet');
    await settle(stage, watched, say);
    await watched.stop();
    say(`${await readTopics(stage.brokers, watched.history)} records on the topics; judging`);
    await watched.history.close();
    const { seed, minutes, rate } = options;
    return { seed, minutes, rate, phases, ...(await judgeFolder(folder)) };
  } finally {
    await stage.stop();
    for (const each of stage.processes) writeFileSync(`${folder}/${each.name}.log`, each.log);
  }
}

async function watch(stage: Stage, folder: string, { seed }: FaultsOptions): Promise<Watched> {
  const history = new History(folder, SETTING);
  const receivers = BANKS.filter(({ reach }) => reach === 'webhook').map(({ orgId }) => new WebhookReceiver(orgId, history));
  const port = await freePort();
  for (const receiver of receivers) {
    receiver.failEvery = 97;
    await receiver.listen(port);
  }
  const keys = await makeWorld(stage.cluster.databaseUrl, `${folder}/data`, `http://127.0.0.1:${port}/hub`);
  const caller = (app: App, key: string): Caller =>
    new Caller(
      stage.of(app).map(({ url }) => url),
      keys[key] ?? '',
    );
  const senders = new Senders({ door: caller('hotline-adapter', DOOR_KEY), history, random: new Random(seed), prefix: `F${seed}` });
  const statuses = new StatusReader(caller('hotline-adapter', DOOR_KEY), history);
  const acknowledgers: Acknowledger[] = [];
  const mailboxes = BANKS.map(({ orgId, key }) => {
    const acknowledger = new Acknowledger(orgId, caller('partner-api', key), history, SHARE_ACKNOWLEDGED);
    acknowledgers.push(acknowledger);
    return new MailboxReader(orgId, caller('partner-api', key), history, (item) => {
      acknowledger.offer(item);
    });
  });
  const readers = [statuses, ...mailboxes];
  for (const reader of readers) reader.start();
  return {
    history,
    senders,
    statuses,
    acknowledgers,
    stop: async () => {
      await Promise.all(readers.map((reader) => reader.stop()));
      for (const receiver of receivers) receiver.stop();
    },
  };
}

/** Phases of ten seconds: most with a fault that ends within it. @returns how many */
async function play(stage: Stage, watched: Watched, { minutes, seed, only }: FaultsOptions, say: Say): Promise<number> {
  const random = new Random(seed * 7_919);
  const chosen = FAULTS.filter(({ name }) => name.includes(only));
  const until = performance.now() + minutes * 60_000;
  let phases = 0;
  for (; performance.now() < until; phases += 1) {
    const begun = performance.now();
    const fault = drawn(random, chosen);
    if (fault) await inflict(fault, stage, watched, { random, say });
    await sleep(Math.max(0, PHASE_MS - (performance.now() - begun)));
    const { senders, statuses } = watched;
    say(
      `${Math.round((until - performance.now()) / 1_000)} s left: ${senders.taken} taken, ${statuses.dispatched} dispatched, ${senders.waiting} in flight, ${senders.heldBack} held back`,
    );
  }
  return phases;
}

interface Playing {
  readonly random: Random;
  readonly say: Say;
}

async function inflict(fault: Fault, stage: Stage, { history, senders, statuses }: Watched, { random, say }: Playing): Promise<void> {
  say(`fault: ${fault.name}`);
  await fault.play(stage, random);
  const recoveryMs = await recovery(senders, statuses);
  history.add({ by: 'fault', at: history.now, name: fault.name, isKill: fault.isKill, recoveryMs });
  say(`  ${recoveryMs === null ? 'NO ORDER CAME THROUGH' : `an order came through after ${(recoveryMs / 1_000).toFixed(1)} s`}`);
}

/** How long it takes until an order that is sent now or later has been dispatched; null: none was, within a minute and a half. */
async function recovery(senders: Senders, statuses: StatusReader): Promise<number | null> {
  const begun = performance.now();
  const through = Promise.withResolvers<number>();
  let on = true;
  const probe = async (): Promise<void> => {
    const orderNo = `P-${randomName()}`;
    const told = statuses.toldDispatched(orderNo, PROBE_LIMIT_MS);
    await senders.send({ orderNo }, true);
    if (await told) through.resolve(performance.now() - begun);
  };
  const loop = async (): Promise<void> => {
    while (on && performance.now() - begun < PROBE_LIMIT_MS) {
      void probe().catch(() => undefined);
      await sleep(PROBE_EVERY_MS);
    }
  };
  void loop();
  const found = await Promise.race([through.promise, sleep(PROBE_LIMIT_MS, null, { ref: false })]);
  on = false;
  return found;
}

const randomName = (): string => Math.random().toString(36).slice(2, 12);

async function settle(stage: Stage, { history, senders, statuses, acknowledgers }: Watched, say: Say): Promise<void> {
  await senders.stop();
  const kafka = new KafkaPort(stage.brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'faults'));
  let left: Readonly<Record<string, number>> = {};
  let still = 0;
  let before = -1;
  for (const until = performance.now() + QUIET_LIMIT_MS; performance.now() < until && still < 6;) {
    await sleep(1_000);
    left = await Promise.all([unsettled(stage.cluster.databaseUrl), unread(kafka)])
      .then(([rows, records]) => ({ ...rows, ...records }))
      .catch(() => ({ 'the database or the broker is away': 1 }));
    const acting = acknowledgers.reduce((sum, { waiting }) => sum + waiting, 0);
    // Between two of them something may be in hand: nothing must move for a while.
    const moved = statuses.read !== before || acting > 0 || Object.keys(left).length > 0;
    before = statuses.read;
    still = moved ? 0 : still + 1;
    if (moved) say(`  still waiting: ${JSON.stringify({ ...left, acting, dispatched: statuses.dispatched })}`);
  }
  await kafka.onApplicationShutdown();
  history.add({ by: 'run', at: history.now, what: still >= 6 ? 'quiet' : 'not-quiet', detail: JSON.stringify(left) });
}
