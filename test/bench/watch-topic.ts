import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';

const { Kafka, logLevel } = kafkajs;

export const kafkaOf = (brokers: readonly string[]): InstanceType<typeof Kafka> =>
  new Kafka({ brokers: [...brokers], clientId: 'bench', logLevel: logLevel.NOTHING });

export interface Watched {
  /** When the n-th record whose value holds the marker was seen, milliseconds of `performance.now()`. */
  reached(count: number): Promise<number>;
  readonly times: readonly number[];
  /** When each key's first such record was seen. */
  readonly seen: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Counts the records of a topic that hold `marker`, from now on. Values are searched as bytes: the bench must not be the bottleneck. */
export async function watchTopic(brokers: readonly string[], topic: string, marker: string): Promise<Watched> {
  const consumer = kafkaOf(brokers).consumer({ groupId: `bench-${randomUUID()}`, maxWaitTimeInMs: 10 });
  const wanted = Buffer.from(marker);
  const times: number[] = [];
  const seen = new Map<string, number>();
  let wake: (() => void) | null = null;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({
    partitionsConsumedConcurrently: 6,
    eachBatchAutoResolve: true,
    eachBatch: ({ batch }) => {
      const now = performance.now();
      for (const { key, value } of batch.messages) {
        if (value?.includes(wanted) !== true) continue;
        const name = key?.toString() ?? '';
        if (seen.has(name)) continue;
        seen.set(name, now);
        times.push(now);
      }
      wake?.();
      return Promise.resolve();
    },
  });
  await joined;
  const reached = async (count: number): Promise<number> => {
    while (times.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return times[count - 1] ?? 0;
  };
  return { reached, times, seen, stop: () => consumer.disconnect() };
}
