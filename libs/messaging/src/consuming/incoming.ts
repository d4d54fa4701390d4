import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import type { IncomingMessage } from './message.js';

/** The key as it came, base64 of its first 1 KiB, where the text in `key` only stands for it. */
export const ORIGINAL_KEY_HEADER = 'x-orig-key-base64';

const MAX_HEADERS = 64;
const MAX_KEY_BYTES = 512;
const KEPT_KEY_BYTES = 1_024;

/** A record of the client library as the consumers see it. Whatever its key and headers hold, they can be stored and compared afterwards. */
export function incoming(topic: string, partition: number, message: KafkaMessage): IncomingMessage {
  const headers = new Map(
    Object.entries(message.headers ?? {})
      .slice(0, MAX_HEADERS)
      .map(([name, value]): [string, string] => [name, text(value)]),
  );
  const key = keyText(message.key);
  if (message.key !== null && key !== message.key.toString('utf8'))
    headers.set(ORIGINAL_KEY_HEADER, message.key.subarray(0, KEPT_KEY_BYTES).toString('base64'));
  return { topic, partition, offset: message.offset, key, headers, value: message.value ?? Buffer.alloc(0), timestampMs: Number(message.timestamp) };
}

/** PostgreSQL takes no NUL in a text and no long one in an index: such keys, and those that are no text, are named by their hash. */
function keyText(key: Buffer | null): string | null {
  if (key === null) return null;
  const isPlain = key.length <= MAX_KEY_BYTES && isUtf8(key) && !key.includes(0);
  return isPlain ? key.toString('utf8') : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** The first of a header that came more than once; bytes that are no text become U+FFFD. */
function text(value: Buffer | string | (Buffer | string)[] | undefined): string {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? '' : first.toString();
}
