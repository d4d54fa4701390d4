import kafkajs from 'kafkajs';
import { crashPoint } from '#platform';
import type { Producer } from '../kafka/kafka-client.js';

export interface Outgoing {
  readonly stream_id: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly value: string;
}

/** A broker takes at most 1 MiB a partition and request; which partition a key has is the broker's matter, so the whole request stays below. */
const MAX_REQUEST_BYTES = 900 * 1_024;
const TIMEOUT_MS = 5_000;
const OVERHEAD_BYTES = 200;

/**
 * Sends rows in their order, in as few requests as the size limit allows.
 * @returns the rows that the broker will never take (too large, unknown topic) and the later rows of their streams. @throws when the broker is away.
 */
export async function sendInBatches(producer: Producer, rows: readonly Outgoing[]): Promise<ReadonlySet<Outgoing>> {
  const refused = new Set<Outgoing>();
  const dead = new Set<string>();
  let requests = 0;
  for (const chunk of chunks(rows)) {
    if (requests > 0) await crashPoint('relay.partly-sent');
    requests += 1;
    const alive = chunk.filter((row) => !dead.has(row.stream_id) || !refused.add(row));
    if (alive.length === 0) continue;
    try {
      await send(producer, alive);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await oneByOne(producer, alive, dead, refused);
    }
  }
  return refused;
}

async function oneByOne(producer: Producer, rows: readonly Outgoing[], dead: Set<string>, refused: Set<Outgoing>): Promise<void> {
  for (const row of rows) {
    try {
      if (dead.has(row.stream_id)) refused.add(row);
      else await send(producer, [row]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      dead.add(row.stream_id);
      refused.add(row);
    }
  }
}

function* chunks(rows: readonly Outgoing[]): Generator<readonly Outgoing[]> {
  let chunk: Outgoing[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(row.value) + OVERHEAD_BYTES;
    if (chunk.length > 0 && bytes + size > MAX_REQUEST_BYTES) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(row);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

async function send(producer: Producer, rows: readonly Outgoing[]): Promise<void> {
  const byTopic = new Map<string, { key: string; value: string; headers?: Record<string, string> }[]>();
  for (const { topic, key, value, headers } of rows) {
    const messages = byTopic.get(topic) ?? [];
    messages.push(headers === null ? { key, value } : { key, value, headers: { ...headers } });
    byTopic.set(topic, messages);
  }
  await producer.sendBatch({ acks: -1, timeout: TIMEOUT_MS, topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })) });
}

const REFUSALS = new Set([
  'MESSAGE_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'TOPIC_AUTHORIZATION_FAILED',
]);

/** Whether the broker said no to the record itself. Anything else (away, electing, slow) is worth another try of the same rows. */
function isRefusal(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof kafkajs.KafkaJSProtocolError && REFUSALS.has(at.type)) return true;
  }
  return false;
}
