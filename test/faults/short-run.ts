import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '#contracts';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import { freePort } from '../support/running-hub.js';
import { History, judgeFolder } from './checker/history.js';
import type { Verdict } from './checker/verdict.js';
import { MailboxReader, StatusReader } from './observers/readers.js';
import { Senders } from './observers/senders.js';
import { readTopics } from './observers/topics.js';
import { WebhookReceiver } from './observers/webhook-receiver.js';
import { Caller } from './support/caller.js';
import { HubProcess } from './support/hub-process.js';
import { BANKS, DOOR_KEY, SETTING } from './support/parties.js';
import { Random } from './support/random.js';
import { unread } from './support/unread.js';
import { makeWorld, unsettled } from './support/world.js';

export interface ShortRunOptions {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

export interface ShortRun {
  readonly verdict: Verdict;
  /** The crash points at which a process was killed. */
  readonly killedAt: readonly string[];
  /** What still waited at the end. */
  readonly left: Readonly<Record<string, number>>;
}

/**
 * A handler that fails like a bug, often enough to set a message aside. The failures are counted over all batches of the process: three batches of 200
 * are halved nine times each before a single message is left, so fewer may set nothing aside and the retry never comes.
 */
const FAILS = 'consumer.inbox-inserted:throw@1-30';

/** What each app is killed at, one after the other; every app is killed for itself, so that the broker waits for their sessions at the same time. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  delivery: ['webhook.sent:kill@2', 'webhook.before-send:kill@3', 'consumer.effect-done:kill@2', 'consumer.committed:kill@2'],
  'hotline-adapter': [
    'intake.parsed:kill@9',
    'intake.written:kill@3',
    'intake.committed:kill@3',
    'relay.claimed:kill@2',
    'relay.sent:kill@2',
    'relay.deleted:kill@2',
    'relay.partly-sent:kill@1',
    'import.chunk-acked:kill@1',
    'consumer.offset-committed:kill@1',
    'drain.waiting:kill@1',
  ],
  casework: [
    'consumer.fetched:kill@3',
    `${FAILS},retry.claimed:kill@1`,
    `${FAILS},retry.effect-done:kill@1`,
    'consumer.inbox-inserted:kill@3',
    'park.inserted:kill@1',
    'dlq.row-written:kill@1',
  ],
  sla: ['timer.claimed:kill@1', 'timer.effect-done:kill@1'],
};
export const MIGRATION_POINT = 'migration.step-done';
const STAGE_MS = 150_000;
const QUIET_MS = 180_000;
const BURST = 40;
/** Characters of a text that fills a request to the broker with thirty of its kind. */
const LARGE = 9_000;

/** Every crash point once, with kill -9, while orders come in; then everybody who looked on is asked what was seen. */
export class ShortRunner {
  private readonly processes: readonly HubProcess[];
  private readonly killed: string[] = [];
  private readonly kafka: KafkaPort;

  private constructor(
    private readonly options: ShortRunOptions,
    ports: readonly number[],
  ) {
    const env = { HUB_KAFKA_BROKERS: options.brokers.join(','), HUB_DATABASE_URL: options.databaseUrl, HUB_DATA_DIR: options.dataDir, HUB_DATABASE_POOL: '6' };
    this.processes = [...Object.keys(STAGES), 'partner-api'].map((app, index) => new HubProcess({ app, instance: 0, port: ports[index] ?? 0, env }));
    this.kafka = new KafkaPort(options.brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'faults'));
  }

  static async run(options: ShortRunOptions): Promise<ShortRun> {
    const ports: number[] = [];
    for (let count = 0; count < Object.keys(STAGES).length + 1; count += 1) ports.push(await freePort());
    const runner = new ShortRunner(options, ports);
    try {
      return await runner.play();
    } finally {
      await Promise.all(runner.processes.map((each) => each.stop()));
      await runner.kafka.onApplicationShutdown();
    }
  }

  private async play(): Promise<ShortRun> {
    const { dataDir, databaseUrl, brokers, say } = this.options;
    await this.killWhileMigrating();
    const history = new History(dataDir, SETTING);
    const bank = BANKS.find(({ reach }) => reach === 'webhook') ?? BANKS[0];
    const receiver = new WebhookReceiver(bank?.orgId ?? '', history);
    const webhookPort = await freePort();
    await receiver.listen(webhookPort);
    const keys = await makeWorld(databaseUrl, dataDir, `http://127.0.0.1:${webhookPort}/hub`);
    const caller = (app: string, key: string): Caller => new Caller([this.of(app).url], keys[key] ?? '');
    const senders = new Senders({ door: caller('hotline-adapter', DOOR_KEY), history, random: new Random(1), prefix: 'CRASH' });
    const statuses = new StatusReader(caller('hotline-adapter', DOOR_KEY), history);
    const readers = [statuses, ...BANKS.map(({ orgId, key }) => new MailboxReader(orgId, caller('partner-api', key), history))];
    this.of('partner-api').start();
    for (const reader of readers) reader.start();
    senders.start(10);
    const baits = this.baits(senders);
    try {
      await Promise.all(Object.entries(STAGES).map(([app, stages]) => this.killAtEach(app, stages)));
    } catch (error) {
      senders.abandon();
      await Promise.all(readers.map((reader) => reader.stop()));
      receiver.stop();
      throw error;
    } finally {
      baits.stop();
    }
    say(`killed ${this.killed.length} times; waiting until it is quiet`);
    await senders.stop();
    const left = await this.quiet();
    history.add({ by: 'run', at: history.now, what: Object.keys(left).length === 0 ? 'quiet' : 'not-quiet', detail: JSON.stringify(left) });
    await sleep(1_000);
    await Promise.all(readers.map((reader) => reader.stop()));
    receiver.stop();
    await readTopics(brokers, history);
    await history.close();
    return { verdict: await judgeFolder(dataDir), killedAt: this.killed, left };
  }

  private of(app: string): HubProcess {
    const found = this.processes.find(({ options }) => options.app === app);
    if (!found) throw new Error(`no process ${app}`);
    return found;
  }

  /** The hub makes its tables and dies at the fourth step; the next to come goes on. */
  private async killWhileMigrating(): Promise<void> {
    const { brokers, databaseUrl, dataDir } = this.options;
    const env = { HUB_KAFKA_BROKERS: brokers.join(','), HUB_DATABASE_URL: databaseUrl, HUB_DATA_DIR: dataDir };
    const hub = new HubProcess({ app: 'hub', instance: 0, port: await freePort(), env });
    hub.faults = `${MIGRATION_POINT}:kill@4`;
    hub.start();
    hub.keepDown();
    if (!(await hub.gone(STAGE_MS))) throw new Error(`the hub was not killed while it migrated:\n${hub.log}`);
    this.note(hub, MIGRATION_POINT);
  }

  private async killAtEach(app: string, stages: readonly string[]): Promise<void> {
    const process = this.of(app);
    for (const stage of stages) {
      process.faults = stage;
      process.start();
      if (stage.startsWith('drain')) {
        await process.ready();
        process.signal('SIGTERM');
      }
      const begun = performance.now();
      if (!(await process.gone(STAGE_MS))) throw new Error(`${app} was not killed at ${stage}:\n${process.log.slice(-4_000)}`);
      const point = /([a-z.-]+):kill/.exec(stage)?.[1] ?? '';
      this.options.say(`${app} killed at ${point} after ${Math.round(performance.now() - begun)} ms`);
      this.note(process, point);
    }
    process.faults = '';
    process.start();
  }

  private note(process: HubProcess, point: string): void {
    if (process.exits.at(-1)?.signal !== 'SIGKILL' || process.reached.at(-1) !== point)
      throw new Error(`${process.name} ended otherwise than by its crash point ${point}:\n${process.log.slice(-4_000)}`);
    this.killed.push(point);
  }

  /** What makes the rarer crash points come: files, texts that fill a request, limits that end in a moment, and poison. */
  private baits(senders: Senders): { readonly stop: () => void } {
    let on = true;
    const loop = async (pauseMs: number, work: () => Promise<unknown>): Promise<void> => {
      while (on) {
        await work().catch(() => undefined);
        await sleep(pauseMs);
      }
    };
    const wants = (point: string): boolean => this.processes.some(({ faults }) => faults.includes(`${point}:kill`));
    const large = (): Promise<unknown> => Promise.all(Array.from({ length: BURST }, () => senders.send({ length: LARGE })));
    const soon = (): string => `${new Date(Date.now() + 2_000).toISOString().slice(0, 19)}Z`;
    void loop(1_000, () => (wants('relay.partly-sent') ? large() : Promise.resolve()));
    void loop(1_000, () => (wants('import.chunk-acked') ? senders.sendFile(20) : Promise.resolve()));
    void loop(1_000, () => (wants('timer.claimed') || wants('timer.effect-done') ? senders.send({ dueAt: soon() }) : Promise.resolve()));
    void loop(1_000, () =>
      wants('park.inserted') || wants('dlq.row-written') ? this.kafka.sendRaw(TOPICS.intakeReferral, randomUUID(), '{"a":') : Promise.resolve(),
    );
    return { stop: () => (on = false) };
  }

  private async quiet(): Promise<Readonly<Record<string, number>>> {
    let left: Readonly<Record<string, number>> = {};
    let still = 0;
    for (const until = performance.now() + QUIET_MS; performance.now() < until;) {
      await sleep(500);
      left = { ...(await unsettled(this.options.databaseUrl)), ...(await unread(this.kafka)) };
      // Between two of them something may be in hand: it must stay empty for a while.
      still = Object.keys(left).length === 0 ? still + 1 : 0;
      if (still >= 8) return {};
    }
    return left;
  }
}
