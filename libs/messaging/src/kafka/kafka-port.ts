import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { HubError } from '#kernel';
import { HubConfig, LOGGER, type Logger } from '#platform';
import { CONSUMER_REQUEST_MS, kafkaClient, makeProducer, type Kafka, type Producer } from './kafka-client.js';
import { ensureTopics } from './topic-admin.js';
import type { TopicSpec } from '#contracts';

export const BROKERS = Symbol('Brokers');
/** A broker that does not answer must not keep a process from ending. */
const LEAVE_MS = 2_000;

/** The broker as the rest of the library sees it: one client and one producer a process, made anew when the producer breaks. */
@Injectable()
export class KafkaPort implements OnApplicationShutdown {
  readonly client: Kafka;
  /** For consumer groups: patient enough for the session of a member that died. */
  readonly consumers: Kafka;
  private live: Producer | null = null;
  private connecting: Promise<Producer> | null = null;

  constructor(
    @Inject(BROKERS) brokers: readonly string[],
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() private readonly config?: HubConfig,
  ) {
    this.client = kafkaClient(brokers, 'liandong', logger);
    this.consumers = kafkaClient(brokers, 'liandong', logger, CONSUMER_REQUEST_MS);
  }

  /** The connected producer. @throws HubError `HUB_KAFKA_UNAVAILABLE` (retryable) while there is none. */
  readonly producer = (): Producer => {
    if (this.live) return this.live;
    void this.connect().catch(() => undefined);
    throw new HubError('HUB_KAFKA_UNAVAILABLE', 'the broker is away', true);
  };

  get isConnected(): boolean {
    return this.live !== null;
  }

  async connect(): Promise<Producer> {
    this.connecting ??= this.open().finally(() => {
      this.connecting = null;
    });
    return this.connecting;
  }

  private async open(): Promise<Producer> {
    const producer = makeProducer(this.client);
    await producer.connect();
    producer.on(producer.events.DISCONNECT, () => {
      if (this.live === producer) this.live = null;
    });
    this.live = producer;
    return producer;
  }

  /** After a failed send the producer's state is not to be trusted: the next use makes a new one. */
  async renew(): Promise<void> {
    const old = this.live;
    this.live = null;
    await old?.disconnect().catch(() => undefined);
    await this.connect().catch(() => this.logger.debug('the broker is still away'));
  }

  ensureTopics(specs?: readonly TopicSpec[]): Promise<void> {
    return ensureTopics(this.client, specs, this.config?.HUB_KAFKA_REPLICATION);
  }

  /** One message outside the event tables: simulated partners and tests. Business events go through `recordEvents`. */
  async sendRaw(topic: string, key: string | null, value: string | Buffer): Promise<void> {
    const producer = this.live ?? (await this.connect());
    await producer.send({ topic, acks: -1, messages: [{ key, value }] });
  }

  async onApplicationShutdown(): Promise<void> {
    const old = this.live;
    this.live = null;
    if (old) await Promise.race([old.disconnect().catch(() => undefined), sleep(LEAVE_MS, undefined, { ref: false })]);
  }
}
