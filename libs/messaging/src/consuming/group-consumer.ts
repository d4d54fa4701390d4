import { setTimeout as sleep } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import { isHubError } from '#kernel';
import { crashPoint, within, type HealthState, type Logger } from '#platform';
import { makeConsumer, type Consumer, type Kafka } from '../kafka/kafka-client.js';
import type { Combiner } from './combiner.js';
import { incoming } from './incoming.js';
import type { IncomingMessage } from './message.js';
import type { Place } from '../positions/positions.js';
import { OffsetCommits } from './offset-commits.js';

// Small enough that a batch stays far below the idle-in-transaction limit even where the machine is starved of CPU.
const SLICE = 200;
const CONCURRENT_PARTITIONS = 6;
const DEADLINE_MS = 40_000;
/** A join waits at most for the session of a member that died (12 s) and for a rebalance (15 s); longer means that nothing comes any more. */
const JOIN_LIMIT_MS = 60_000;
const JOIN_TRIES = 3;
/** How long a stop waits for the batches that are being handled, and then for the last commit and for leaving the group. */
const IN_HAND_MS = 20_000;
const COMMIT_MS = 3_000;
const LEAVE_MS = 5_000;

export interface GroupTopic {
  readonly topic: string | RegExp;
  /** Shared by the partitions of the topic. */
  readonly combiner: Combiner;
}

/** Our own record of how far a group has read. */
export interface OffsetRecord {
  keep(group: string, places: readonly Place[]): Promise<void>;
  /** Before a batch that does not begin where the last one ended. */
  check(group: string, topic: string, partition: number): Promise<void>;
}

/** One consumer group in this process: manual commits, batches, and never an exception to the client library because of a message. */
export class GroupConsumer {
  private consumer: Consumer | null = null;
  private commits: OffsetCommits | null = null;
  private joined = false;
  private everJoined = false;
  private stopping = false;
  private waitingForServer = false;
  private readonly inHand = new Set<Promise<void>>();
  private readonly bornAt = performance.now();
  /** Where the next batch of each partition begins, if nothing is missing. */
  private expected = new Map<string, bigint>();

  constructor(
    private readonly kafka: Kafka,
    readonly group: string,
    private readonly topics: readonly GroupTopic[],
    private readonly logger: Logger,
    private readonly record: OffsetRecord,
  ) {}

  get isJoined(): boolean {
    return this.joined;
  }

  health(): HealthState {
    // Joining: what comes meanwhile waits in the broker. Only a group that cannot join at all keeps the process out of service.
    if (!this.everJoined) return performance.now() - this.bornAt < JOIN_LIMIT_MS ? 'degraded' : 'down';
    return this.joined && !this.waitingForServer ? 'up' : 'degraded';
  }

  /** Joins the group. The client library tries for ever: a join that hangs is ended and begun anew. @throws HubError `HUB_START_TIMEOUT` naming the group */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await within(JOIN_LIMIT_MS, `consumer group ${this.group}`, this.join());
        return;
      } catch (error) {
        if (this.stopping) return;
        if (tries === JOIN_TRIES || !isHubError(error)) throw error;
        this.logger.warn({ group: this.group, tries }, 'a group did not join in time and tries again');
        await this.disconnect();
      }
    }
  }

  private async join(): Promise<void> {
    const consumer = makeConsumer(this.kafka, this.group);
    const commits = new OffsetCommits(consumer, this.logger, (places) => this.record.keep(this.group, places));
    this.consumer = consumer;
    this.commits = commits;
    consumer.on(consumer.events.REBALANCING, () => void commits.flush());
    consumer.on(consumer.events.GROUP_JOIN, () => {
      commits.forget();
      this.expected = new Map();
      this.joined = true;
      this.everJoined = true;
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.joined = false;
      // The library restarts itself after a passing fault (a coordinator that is still loading); only its end needs us.
      this.logger[payload.restart ? 'debug' : 'error']({ group: this.group, restart: payload.restart, error: payload.error.name }, 'a consumer crashed');
      if (!payload.restart) void this.restart();
    });
    await consumer.connect();
    for (const { topic } of this.topics) await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch: (payload) => this.hold(commits, payload),
    });
  }

  /** Takes nothing new, brings what it holds to an end, commits that, and leaves the group: what is committed comes to nobody again. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.race([Promise.allSettled(this.inHand), sleep(IN_HAND_MS, undefined, { ref: false })]);
    await this.disconnect();
  }

  /** Subscribes anew: party topics made since then are found by their pattern. */
  async restart(): Promise<void> {
    for (let wait = 500; !this.stopping; wait = Math.min(wait * 2, 10_000)) {
      try {
        await this.disconnect();
        await this.start();
        return;
      } catch {
        await sleep(wait);
      }
    }
  }

  private async disconnect(): Promise<void> {
    const consumer = this.consumer;
    const commits = this.commits;
    this.consumer = null;
    this.commits = null;
    this.joined = false;
    if (commits) await Promise.race([commits.close(), sleep(COMMIT_MS, undefined, { ref: false })]);
    if (consumer) await Promise.race([consumer.disconnect().catch(() => undefined), sleep(LEAVE_MS, undefined, { ref: false })]);
  }

  private async hold(commits: OffsetCommits, payload: EachBatchPayload): Promise<void> {
    if (this.stopping) {
      // Fetched before the stop: the client library must not bring it again and again while the others finish.
      payload.pause();
      return;
    }
    const work = this.take(commits, payload);
    this.inHand.add(work);
    await work.finally(() => this.inHand.delete(work));
  }

  private async take(commits: OffsetCommits, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const combiner = this.topics.find(({ topic }) => (typeof topic === 'string' ? topic === batch.topic : topic.test(batch.topic)))?.combiner;
    if (!combiner) return;
    if (!(await this.isWhole(payload))) return;
    const until = performance.now() + DEADLINE_MS;
    // A stuck handler must lose its partition: after the deadline nobody beats for it.
    const beat = setInterval(() => {
      if (performance.now() < until || this.waitingForServer) void payload.heartbeat().catch(() => undefined);
    }, 2_000);
    try {
      for (let start = 0; start < batch.messages.length; start += SLICE) {
        const slice = batch.messages.slice(start, start + SLICE);
        await crashPoint('consumer.fetched');
        if (
          !(await this.settle(
            combiner,
            slice.map((message) => incoming(batch.topic, batch.partition, message)),
            payload,
          ))
        )
          return;
        await crashPoint('consumer.committed');
        const last = slice.at(-1)?.offset ?? batch.lastOffset();
        payload.resolveOffset(last);
        commits.mark(batch.topic, batch.partition, (BigInt(last) + 1n).toString());
        this.expected.set(`${batch.topic}:${batch.partition}`, BigInt(last) + 1n);
        // Nobody comes back for these marks once the client leaves its group.
        if (this.stopping) await commits.flush();
        await payload.heartbeat();
      }
      if (batch.messages.length === 0) payload.resolveOffset(batch.lastOffset());
    } finally {
      clearInterval(beat);
    }
  }

  /** A batch that begins behind where the last one ended may have lost what was between: that is written down before anything behind it is handled. @returns false: a server is away, the batch comes again */
  private async isWhole({ batch: { topic, partition, messages } }: EachBatchPayload): Promise<boolean> {
    const first = messages[0]?.offset;
    const expected = this.expected.get(`${topic}:${partition}`);
    if (first === undefined || (expected !== undefined && BigInt(first) <= expected)) return true;
    try {
      await this.record.check(this.group, topic, partition);
      return true;
    } catch (error) {
      this.logger.warn({ group: this.group, error: error instanceof Error ? error.name : typeof error }, 'a server is away: the batch waits');
      await sleep(500);
      return false;
    }
  }

  /** Tries until it is done or the partition is no longer ours. @returns whether it is done */
  private async settle(combiner: Combiner, messages: readonly IncomingMessage[], payload: EachBatchPayload): Promise<boolean> {
    for (let wait = 100; payload.isRunning() && !payload.isStale() && !this.stopping; wait = Math.min(wait * 2, 3_000)) {
      try {
        await combiner.take(messages);
        this.waitingForServer = false;
        return true;
      } catch (error) {
        this.waitingForServer = true;
        this.logger.warn({ group: this.group, error: error instanceof Error ? error.constructor.name : typeof error }, 'a server is away: the batch waits');
        await sleep(wait * (0.5 + Math.random() / 2));
      }
    }
    return false;
  }
}
