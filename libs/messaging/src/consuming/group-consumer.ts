import { setTimeout as sleep } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import { isHubError } from '#kernel';
import { crashPoint, within, type HealthState, type Logger } from '#platform';
import { makeConsumer, type Consumer, type Kafka } from '../kafka/kafka-client.js';
import type { Combiner } from './combiner.js';
import { incoming } from './incoming.js';
import type { IncomingMessage } from './message.js';
import { OffsetCommits } from './offset-commits.js';

// Small enough that a batch stays far below the idle-in-transaction limit even where the machine is starved of CPU.
const SLICE = 200;
const CONCURRENT_PARTITIONS = 6;
const DEADLINE_MS = 40_000;
/** A join waits at most for the session of a member that died (12 s) and for a rebalance (15 s); longer means that nothing comes any more. */
const JOIN_LIMIT_MS = 60_000;
const JOIN_TRIES = 3;

export interface GroupTopic {
  readonly topic: string | RegExp;
  /** Shared by the partitions of the topic. */
  readonly combiner: Combiner;
}

/** One consumer group in this process: manual commits, batches, and never an exception to the client library because of a message. */
export class GroupConsumer {
  private consumer: Consumer | null = null;
  private commits: OffsetCommits | null = null;
  private joined = false;
  private everJoined = false;
  private stopping = false;
  private waitingForServer = false;
  private readonly bornAt = performance.now();

  constructor(
    private readonly kafka: Kafka,
    readonly group: string,
    private readonly topics: readonly GroupTopic[],
    private readonly logger: Logger,
  ) {}

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
    const commits = new OffsetCommits(consumer, this.logger);
    this.consumer = consumer;
    this.commits = commits;
    consumer.on(consumer.events.REBALANCING, () => void commits.flush());
    consumer.on(consumer.events.GROUP_JOIN, () => {
      commits.forget();
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
      eachBatch: (payload) => this.take(commits, payload),
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
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
    if (commits) await Promise.race([commits.close(), sleep(2_000, undefined, { ref: false })]);
    if (consumer) await Promise.race([consumer.disconnect().catch(() => undefined), sleep(5_000, undefined, { ref: false })]);
  }

  private async take(commits: OffsetCommits, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const combiner = this.topics.find(({ topic }) => (typeof topic === 'string' ? topic === batch.topic : topic.test(batch.topic)))?.combiner;
    if (!combiner) return;
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
        // Nobody comes back for these marks once the client leaves its group.
        if (this.stopping) await commits.flush();
        await payload.heartbeat();
      }
      if (batch.messages.length === 0) payload.resolveOffset(batch.lastOffset());
    } finally {
      clearInterval(beat);
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
