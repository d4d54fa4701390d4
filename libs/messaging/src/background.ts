import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { Database } from '#persistence';
import { Health, LOGGER, Metrics, PassLoop, Spans, within, type Logger } from '#platform';
import { Relay } from './events/relay.js';
import { BatchStrategy } from './consuming/batch-strategy.js';
import { KafkaPort } from './kafka/kafka-port.js';
import { DeadLetters } from './parking/dead-letters.js';
import { GroupReplays } from './parking/desk/group-replays.js';
import { Redelivery } from './parking/desk/redelivery.js';
import { GapWatch } from './positions/gap-watch.js';
import { Retrier } from './parking/retrier.js';

export const RELAY_CONTEXTS = Symbol('RelayContexts');
const IDLE_MS = 1_000;
/** A pass that a server holds up is given up: its transaction is undone, and another process or the next start does it. */
const STOP_MS = 5_000;
const GAP_LOOK_MS = 30_000;
/** The client library gives up long before, unless an answer never comes. */
const START_LIMIT_MS = 60_000;

/** What runs beside the consumers in each process: the relays of its contexts, the retries of its groups, the publisher of dead letters. */
@Injectable()
export class MessagingBackground implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly relays: readonly Relay[];
  private readonly deadLetters: DeadLetters;
  private readonly loops: readonly PassLoop[];

  constructor(
    @Inject(RELAY_CONTEXTS) contexts: readonly EventContext[],
    private readonly database: Database,
    private readonly kafka: KafkaPort,
    private readonly redelivery: Redelivery,
    replays: GroupReplays,
    strategy: BatchStrategy,
    gaps: GapWatch,
    @Inject(LOGGER) logger: Logger,
    metrics: Metrics,
    spans: Spans,
    health: Health,
  ) {
    this.relays = contexts.map((context) => new Relay(database, context, kafka, { logger, metrics, spans }));
    this.deadLetters = new DeadLetters(database, kafka.producer);
    const rest = { restMs: IDLE_MS, logger, complaint: 'a background pass failed and is tried again' };
    this.loops = [
      new PassLoop(() => this.deadLetters.pass(), rest),
      new PassLoop(() => this.retryAll(), rest),
      new PassLoop(() => replays.pass(), rest),
      new PassLoop(() => gaps.look(strategy.groups()).then(() => 0), { ...rest, restMs: GAP_LOOK_MS }),
    ];
    health.register('broker', () => (kafka.isConnected ? 'up' : 'degraded'));
    health.register('relays', () => (this.relays.every((relay) => relay.health() === 'up') ? 'up' : 'degraded'));
    health.register('database', async () => ((await database.ping()) ? 'up' : 'down'));
  }

  async onApplicationBootstrap(): Promise<void> {
    await within(START_LIMIT_MS, 'Kafka topics', this.kafka.ensureTopics());
    await within(START_LIMIT_MS, 'Kafka producer', this.kafka.connect());
    for (const relay of this.relays) relay.start();
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.relays, ...this.loops].map((each) => Promise.race([each.stop(), sleep(STOP_MS, undefined, { ref: false })])));
  }

  private async retryAll(): Promise<number> {
    let tried = 0;
    for (const group of this.redelivery.groups()) tried += await new Retrier(this.database, group, (message) => this.redelivery.deliver(group, message)).pass();
    return tried;
  }
}
