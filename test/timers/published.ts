import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '#contracts';
import { kafkaOf } from '../bench/watch-topic.js';
import { MARK_SIGN, toldMark, type ToldMark } from './told.js';

export interface Published {
  /** The first record of every mark's event, in the order of its partition. */
  readonly marks: readonly (ToldMark & { readonly publishedAt: number })[];
  /** Records that repeat an event: at least once, never less. */
  readonly repeated: number;
}

const TRIES = 60;

/** Reads the topic of all cases from its beginning to its present end. A broker that serves its first group says for a moment that it is loading. */
export async function publishedMarks(brokers: readonly string[]): Promise<Published> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await readMarks(brokers);
    } catch (error) {
      if (tries === TRIES || (error as { readonly retriable?: boolean }).retriable !== true) throw error;
      await sleep(500);
    }
  }
}

async function readMarks(brokers: readonly string[]): Promise<Published> {
  const kafka = kafkaOf(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const ends = new Map((await admin.fetchTopicOffsets(TOPICS.caseworkReferral)).map(({ partition, high }) => [partition, BigInt(high)]));
  await admin.disconnect();
  const left = new Set([...ends].filter(([, end]) => end > 0n).map(([partition]) => partition));
  const seen = new Map<string, ToldMark & { readonly publishedAt: number }>();
  let repeated = 0;
  const consumer = kafka.consumer({ groupId: `timers-${randomUUID()}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: TOPICS.caseworkReferral, fromBeginning: true });
    await new Promise<void>((done, fail) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));
      if (left.size === 0) done();
      consumer
        .run({
          eachBatch: ({ batch }) => {
            for (const { value, timestamp } of batch.messages) {
              if (value?.includes(MARK_SIGN) !== true) continue;
              const mark = toldMark(value.toString());
              if (seen.has(mark.eventId)) repeated += 1;
              else seen.set(mark.eventId, { ...mark, publishedAt: Number(timestamp) });
            }
            if (BigInt(batch.lastOffset()) + 1n >= (ends.get(batch.partition) ?? 0n)) left.delete(batch.partition);
            if (left.size === 0) done();
            return Promise.resolve();
          },
        })
        .catch(fail);
    });
  } finally {
    await consumer.disconnect();
  }
  return { marks: [...seen.values()], repeated };
}
