import kafkajs, { type Admin, type Consumer, type Kafka, type Producer } from 'kafkajs';
import type { Logger } from '#platform';

const { Kafka: KafkaClient, logLevel, Partitioners } = kafkajs;

/** The one place that makes kafkajs clients. Defaults of the library that lose or invent data are switched off here. */
export function kafkaClient(brokers: readonly string[], clientId: string, logger: Logger, requestTimeout = 10_000): Kafka {
  return new KafkaClient({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout,
    retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 },
    logLevel: logLevel.ERROR,
    logCreator:
      () =>
      ({ namespace, log }) => {
        logger.debug({ namespace, message: log.message.slice(0, 200) }, 'kafka client');
      },
  });
}

/** acks from all replicas, one request in flight (order), no topic made by a typing error. Duplicates after a lost answer are absorbed by inboxes. */
export const makeProducer = (kafka: Kafka): Producer =>
  kafka.producer({
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { retries: 2, initialRetryTime: 50, maxRetryTime: 500 },
  });

/**
 * Longer than a dead member's session: where the leader of a group was killed, the others' SyncGroup waits until the broker has let it go. A client
 * that gives up before that joins anew as one more member, leaves its former self behind as one more dead one, and so on for minutes.
 */
export const CONSUMER_REQUEST_MS = 20_000;

/** From the earliest offset always: a retention jump must show as a gap, never be skipped silently. */
export const makeConsumer = (kafka: Kafka, groupId: string): Consumer =>
  kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: 12_000,
    rebalanceTimeout: 15_000,
    heartbeatInterval: 2_000,
    maxBytesPerPartition: 1_048_576,
    maxBytes: 5_242_880,
    // A fetch answers as soon as there is a record; this is how often an idle consumer asks again.
    maxWaitTimeInMs: 500,
    retry: { retries: Number.MAX_SAFE_INTEGER, initialRetryTime: 200, maxRetryTime: 5_000 },
  });

export type { Admin, Consumer, Kafka, Producer };
