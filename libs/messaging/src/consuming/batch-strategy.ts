import { Inject, Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom, type Observable } from 'rxjs';
import { TOPIC_MANIFEST } from '#contracts';
import { Health, LOGGER, Metrics, Spans, type HealthState, type Logger } from '#platform';
import { KafkaPort } from '../kafka/kafka-port.js';
import { Parked } from '../parking/parked.js';
import { GapWatch } from '../positions/gap-watch.js';
import { Positions } from '../positions/positions.js';
import { BatchRunner } from './batch-runner.js';
import { Combiner } from './combiner.js';
import { GroupConsumer, type GroupTopic, type OffsetRecord } from './group-consumer.js';
import type { ConsumerOptions, IncomingMessage, Outcome } from './message.js';

interface Given {
  readonly topic: string;
  readonly handler: MessageHandler;
  readonly options: ConsumerOptions | undefined;
}

interface Registered {
  readonly topic: string | RegExp;
  readonly options: ConsumerOptions;
  readonly runner: BatchRunner;
}

/**
 * Nest's microservice transport over kafkajs `eachBatch`: handlers stay `@EventPattern` methods and take a whole batch. Nest's own Kafka
 * transport takes one message at a time, loses what has no handler and never commits past a poison message (docs/adr/0002).
 */
@Injectable()
export class BatchStrategy extends Server implements CustomTransportStrategy {
  private readonly consumers: GroupConsumer[] = [];
  private readonly registered: Registered[] = [];
  private readonly given: Given[] = [];

  constructor(
    private readonly kafka: KafkaPort,
    private readonly parked: Parked,
    private readonly positions: Positions,
    private readonly gaps: GapWatch,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly spans: Spans,
    health: Health,
  ) {
    super();
    health.register('consumers', () => this.health());
    metrics.onScrape(() => {
      for (const { group, isJoined } of this.consumers) metrics.gauge('hub_consumer_joined', { group }, isJoined ? 1 : 0);
    });
  }

  /**
   * Nest links the handlers of one pattern into a chain, calls the rest of the chain from each and joins the answers: every group would handle
   * every other group's batch, and no outcome would come back. Here each handler stands alone: it belongs to one group.
   */
  override addHandler(pattern: string, callback: MessageHandler, isEventHandler = false, extras: Readonly<Record<string, unknown>> = {}): void {
    callback.isEventHandler = isEventHandler;
    callback.extras = extras;
    const topic = this.normalizePattern(pattern);
    const options = (extras as { readonly consumer?: ConsumerOptions }).consumer;
    this.given.push({ topic, handler: callback, options });
    this.messageHandlers.set(`${topic}#${options?.group ?? ''}`, callback);
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const given of this.given) this.register(given);
      const record: OffsetRecord = {
        keep: (group, places) => this.positions.keep(group, places),
        check: (group, topic, partition) => this.gaps.check(group, topic, partition),
      };
      for (const [group, topics] of this.byGroup()) this.consumers.push(new GroupConsumer(this.kafka.consumers, group, topics, this.log, record));
      await Promise.all(this.consumers.map((consumer) => consumer.start()));
      callback();
    } catch (error) {
      callback(error);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  on(): never {
    throw new Error('the batch strategy has no client events to listen to');
  }

  unwrap(): never {
    throw new Error('the client behind the batch strategy stays behind it');
  }

  /** The runners by group and topic: the retrier delivers parked messages through them. */
  runners(): readonly { readonly group: string; readonly topic: string | RegExp; readonly runner: BatchRunner }[] {
    return this.registered.map(({ topic, options, runner }) => ({ group: options.group, topic, runner }));
  }

  /** The groups of this process. */
  groups(): readonly string[] {
    return this.consumers.map(({ group }) => group);
  }

  /** Finds party topics made since the start. */
  async resubscribe(group: string): Promise<void> {
    await this.consumers.find((consumer) => consumer.group === group)?.restart();
  }

  private register({ topic, handler, options }: Given): void {
    if (!options) throw new Error(`@EventPattern('${topic}') has no consumerOptions({ group })`);
    if (!options.pattern && !TOPIC_MANIFEST.some((spec) => spec.topic === topic)) throw new Error(`the topic ${topic} is not in the manifest`);
    const handle = async (batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> => {
      const answer = (await handler(batch)) as Observable<readonly Outcome[]> | readonly Outcome[];
      return lastValueFrom(this.transformToObservable(answer) as Observable<readonly Outcome[]>, { defaultValue: [] });
    };
    this.registered.push({
      topic: options.pattern ?? topic,
      options,
      runner: new BatchRunner({ options, handle }, this.parked, this.metrics, this.log, this.spans),
    });
  }

  private byGroup(): ReadonlyMap<string, GroupTopic[]> {
    const groups = new Map<string, GroupTopic[]>();
    for (const { options, topic, runner } of this.registered) {
      const combiner = new Combiner((messages) => runner.run(messages));
      groups.set(options.group, [...(groups.get(options.group) ?? []), { topic, combiner }]);
    }
    return groups;
  }

  private health(): HealthState {
    if (this.given.length === 0) return 'up';
    if (this.consumers.length === 0) return 'degraded';
    const states = this.consumers.map((consumer) => consumer.health());
    return states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'up';
  }
}
