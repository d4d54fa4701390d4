import type { Envelope } from '#contracts';
import type { ErrorCode, JsonObject } from '#kernel';
import { InputFault, isJsonObject, parseStrictJsonText } from '#platform';
import { dataFault } from './data-check.js';
import type { EventMessage, IncomingMessage } from './message.js';

export interface DecodeFault {
  readonly dead: ErrorCode;
  readonly detail: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TYPE = /^cn\.qingdao\.[a-z-]+\.[A-Za-z0-9]+\.v(\d+)$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const MAX_BYTES = 1_048_576;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const dead = (code: ErrorCode, detail: string): DecodeFault => ({ dead: code, detail });

/** Bytes of one of our own topics → checked envelope, or why it is dead. Never throws: one poison message must not stop its neighbours. */
export function decodeEvent(message: IncomingMessage): EventMessage | DecodeFault {
  if (message.value.length === 0) return dead('HUB_EMPTY', 'the value is empty');
  if (message.value.length > MAX_BYTES) return dead('HUB_LIMIT', 'the value is larger than 1 MiB');
  let text: string;
  try {
    text = utf8.decode(message.value);
  } catch {
    return dead('HUB_ENCODING', 'the value is not UTF-8');
  }
  try {
    const value = parseStrictJsonText(text);
    if (!isJsonObject(value)) return dead('HUB_ENVELOPE', 'the value is not a JSON object');
    const fault = identityFault(value, message.key) ?? contentFault(value);
    const envelope = value as unknown as Envelope;
    return fault ?? { ...message, id: envelope.id.toLowerCase(), envelope };
  } catch (error) {
    if (error instanceof InputFault) return dead(error.code, error.message);
    return dead('HUB_JSON_INVALID', 'the value is not JSON');
  }
}

function identityFault(value: JsonObject, key: string | null): DecodeFault | null {
  if (value.specversion !== '1.0') return dead('HUB_ENVELOPE', 'specversion is not 1.0');
  if (typeof value.id !== 'string' || !UUID.test(value.id)) return dead('HUB_ENVELOPE', 'id is not a UUID');
  if (typeof value.subject !== 'string' || value.subject !== key) return dead('HUB_KEY_MISMATCH', 'the key is not the subject');
  if (typeof value.type !== 'string' || !TYPE.test(value.type)) return dead('HUB_TYPE_UNKNOWN', 'type is none of the hub');
  return null;
}

function contentFault(value: JsonObject): DecodeFault | null {
  if (typeof value.time !== 'string' || !TIME.test(value.time)) return dead('HUB_TIME', 'time is not RFC 3339 with offset');
  if (typeof value.dataschema !== 'string') return dead('HUB_ENVELOPE', 'dataschema is missing');
  const version = value.streamversion;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return dead('HUB_ENVELOPE', 'streamversion is not a positive integer');
  if (!isJsonObject(value.data)) return dead('HUB_SCHEMA_INVALID', 'data is not an object');
  const fault = dataFault(value.type as string, value.data);
  return fault === null ? null : dead('HUB_SCHEMA_INVALID', fault);
}
