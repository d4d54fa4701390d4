import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { Database } from '#persistence';
import { Health, LOGGER, within, type Logger } from '#platform';
import { BatchStrategy } from './consuming/batch-strategy.js';
import { Relay } from './events/relay.js';
import { KafkaPort } from './kafka/kafka-port.js';
import { DeadLetters } from './parking/dead-letters.js';
import { Retrier } from './parking/retrier.js';

export const RELAY_CONTEXTS = Symbol('RelayContexts');
const IDLE_MS = 1_000;
/** The client library gives up long before, unless an answer never comes. */
const START_LIMIT_MS = 60_000;

/** What runs beside the consumers in each process: the relays of its contexts, the retries of its groups, the publisher of dead letters. */
@Injectable()
export class MessagingBackground implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly relays: readonly Relay[];
  private readonly deadLetters: DeadLetters;
  private stopping = false;
  private loops: Promise<unknown>[] = [];

  constructor(
    @Inject(RELAY_CONTEXTS) contexts: readonly EventContext[],
    private readonly database: Database,
    private readonly kafka: KafkaPort,
    private readonly strategy: BatchStrategy,
    @Inject(LOGGER) private readonly logger: Logger,
    health: Health,
  ) {
    this.relays = contexts.map((context) => new Relay(database, context, kafka, logger));
    this.deadLetters = new DeadLetters(database, kafka.producer);
    health.register('broker', () => (kafka.isConnected ? 'up' : 'degraded'));
    health.register('database', async () => ((await database.ping()) ? 'up' : 'down'));
  }

  async onApplicationBootstrap(): Promise<void> {
    await within(START_LIMIT_MS, 'Kafka topics', this.kafka.ensureTopics());
    await within(START_LIMIT_MS, 'Kafka producer', this.kafka.connect());
    for (const relay of this.relays) relay.start();
    this.loops = [this.every(() => this.deadLetters.pass()), this.every(() => this.retryAll())];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.relays.map((relay) => relay.stop()), ...this.loops]);
  }

  private async retryAll(): Promise<number> {
    let tried = 0;
    for (const group of new Set(this.strategy.runners().map((runner) => runner.group))) {
      const runners = this.strategy.runners().filter((runner) => runner.group === group);
      // What fails for everybody would only spend the tries of what is parked.
      if (runners.some(({ runner }) => runner.isPaused)) continue;
      const retrier = new Retrier(this.database, group, async (message) => {
        const found = runners.find(({ topic }) => (typeof topic === 'string' ? topic === message.topic : topic.test(message.topic)));
        return found ? found.runner.redeliver(message) : { park: 'HUB_HANDLER_MISSING', detail: 'no handler for this topic in this process' };
      });
      tried += await retrier.pass();
    }
    return tried;
  }

  private async every(work: () => Promise<number>): Promise<void> {
    while (!this.stopping) {
      const done = await work().catch((error: unknown) => {
        this.logger.warn({ error: error instanceof Error ? error.name : typeof error }, 'a background pass failed and is tried again');
        return 0;
      });
      if (done === 0) await sleep(IDLE_MS);
    }
  }
}
