import { randomUUID } from 'node:crypto';
import { eventName } from '#contracts';
import { kafkaOf } from '../../bench/watch-topic.js';
import type { History } from '../checker/history.js';
import type { Recorded } from '../checker/seen.js';

const WANTED = /^(intake\.referral\.event\.v1|casework\.(referral|outbound)\.event\.v1|agency\..+\.status\.v1|institution\..+\.inbox\.v1|.+\.dlq)$/;

type Headers = Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;

interface Raw {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Headers;
}

type Named = Pick<Recorded, 'key' | 'id' | 'type' | 'stream' | 'version'>;

/** Reads every topic of the hub from its beginning to its present end, each partition in its order. @returns how many records */
export async function readTopics(brokers: readonly string[], history: History): Promise<number> {
  const kafka = kafkaOf(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => WANTED.test(topic));
  const left = new Map<string, bigint>();
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (BigInt(high) > BigInt(low)) left.set(`${topic}:${partition}`, BigInt(high));
  await admin.disconnect();
  if (left.size === 0) return 0;
  const consumer = kafka.consumer({ groupId: `checker-${randomUUID()}`, maxWaitTimeInMs: 100, retry: { retries: 20 } });
  await consumer.connect();
  const seen = new Map<string, bigint>();
  let records = 0;
  try {
    for (const topic of topics) await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((done, fail) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => (payload.restart ? undefined : fail(payload.error)));
      consumer
        .run({
          eachBatch: async ({ batch }) => {
            const place = `${batch.topic}:${batch.partition}`;
            for (const message of batch.messages) {
              // After a restart the client reads some of them again.
              if (BigInt(message.offset) <= (seen.get(place) ?? -1n)) continue;
              seen.set(place, BigInt(message.offset));
              records += 1;
              history.add({ by: 'topic', topic: batch.topic, partition: batch.partition, offset: message.offset, ...named(batch.topic, message) });
            }
            await history.drained();
            if (BigInt(batch.lastOffset()) + 1n >= (left.get(place) ?? 0n)) left.delete(place);
            if (left.size === 0) done();
          },
        })
        .catch(fail);
    });
  } finally {
    await consumer.disconnect();
  }
  return records;
}

function named(topic: string, { key: rawKey, value, headers = {} }: Raw): Named {
  const key = rawKey?.toString() ?? '';
  if (topic.endsWith('.dlq')) return { key, id: header(headers, 'x-dlq-id'), type: header(headers, 'x-error-code'), stream: key, version: null };
  const body = parsed(value);
  if (topic.startsWith('agency.')) {
    const { orderNo, seq, code } = body as { readonly orderNo?: string; readonly seq?: number | null; readonly code?: string };
    return { key, id: header(headers, 'ce_id'), type: code ?? '', stream: orderNo ?? key, version: seq ?? null };
  }
  const { id, type, streamversion } = body as { readonly id?: string; readonly type?: string; readonly streamversion?: number };
  const recipient = header(headers, 'recipient');
  return { key, id: id ?? '', type: eventName(type ?? ''), stream: recipient === '' ? key : `${key} ${recipient}`, version: streamversion ?? null };
}

/** What is no event (somebody wrote poison on a topic) has no name. */
function parsed(value: Buffer | null): object {
  try {
    const body: unknown = JSON.parse(value?.toString() ?? '');
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

function header(headers: Headers, name: string): string {
  const value = headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first?.toString() ?? '';
}
