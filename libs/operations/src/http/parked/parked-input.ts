import type { Caller } from '#identity';
import type { JsonObject } from '#kernel';
import type { Hand, ParkedFilter } from '#messaging';
import { InputFault, Problem } from '#platform';

const PAGE = 200;
const MOST_BYTES = 1_048_576;
const STATES = ['retry', 'blocked', 'dead'] as const;
const FILTERS = ['group', 'code', 'topic', 'key', 'state', 'after', 'limit'];

/** The hand that a key is; a shared key names no person. */
export const handOf = ({ actor }: Caller): Hand => ({ orgId: actor.orgId, person: actor.userHash });

/** Who reads or changes what people wrote is one person. @throws Problem 403 `HUB_PERSON_KEY_NEEDED` */
export function personHandOf(caller: Caller): Hand {
  if (caller.actor.userHash === null)
    throw new Problem(
      403,
      'HUB_PERSON_KEY_NEEDED',
      '该操作须以个人密钥进行：npx hub partner person <工号> --scope operator。This needs a key of one person: npx hub partner person <staff number> --scope operator.',
    );
  return handOf(caller);
}

export const settled = (): Problem => new Problem(409, 'HUB_PARKED_SETTLED', '该消息不存在或已处理。There is no such open message: list them again.');

/** @throws Problem 409 `HUB_PARKED_SETTLED` for what cannot be an id */
export function parkedIdOf(text: string): string {
  if (!/^\d{1,18}$/.test(text)) throw settled();
  return text;
}

/** The new payload: `value` as text or `valueBase64`. @throws InputFault 422 `HUB_SCHEMA_INVALID` */
export function payloadOf({ value, valueBase64 }: JsonObject): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : typeof valueBase64 === 'string' ? Buffer.from(valueBase64, 'base64') : null;
  if (!bytes || bytes.length === 0 || bytes.length > MOST_BYTES)
    throw new InputFault(
      'HUB_SCHEMA_INVALID',
      422,
      '请以 value（文本）或 valueBase64 提供新内容，至多 1 MiB。Give the new payload as value (text) or valueBase64, at most 1 MiB.',
      [{ path: '/value', code: 'HUB_SCHEMA_INVALID', detail: '1 byte to 1 MiB' }],
    );
  return bytes;
}

export interface ReplayRequest {
  readonly group: string;
  readonly code: string;
  readonly topic: string | null;
  readonly perSecond: number;
  readonly dryRun: boolean;
}

/** @throws InputFault 422 `HUB_SCHEMA_INVALID` with every fault */
export function replayOf({ group, code, topic = null, perSecond = 20, dryRun = false }: JsonObject): ReplayRequest {
  if (isName(group) && isName(code) && (topic === null || isName(topic)) && isRate(perSecond) && typeof dryRun === 'boolean')
    return { group, code, topic, perSecond, dryRun };
  const right = { '/group': isName(group), '/code': isName(code), '/topic': topic === null || isName(topic), '/perSecond': isRate(perSecond) };
  const wrong = Object.entries(right).filter(([, fits]) => !fits);
  throw new InputFault(
    'HUB_SCHEMA_INVALID',
    422,
    '需要 group、code，可选 topic、perSecond（1–1000）、dryRun。Give group and code (see /v1/ops/parked/groups); topic, perSecond (1–1000) and dryRun may follow.',
    (wrong.length > 0 ? wrong.map(([path]) => path) : ['/dryRun']).map((path) => ({ path, code: 'HUB_SCHEMA_INVALID', detail: 'missing or out of range' })),
  );
}

const isRate = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1_000;
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]{1,200}$/.test(value);
const invalid = (name: string, detail: string): InputFault =>
  new InputFault('HUB_QUERY_INVALID', 400, `参数 ${name} 有误。The parameter ${name} must be ${detail}.`, [{ path: name, code: 'HUB_QUERY_INVALID', detail }]);

/** @throws InputFault 400 `HUB_QUERY_INVALID` */
export function filterOf(query: Readonly<Record<string, unknown>>): ParkedFilter {
  const unknown = Object.keys(query).find((name) => !FILTERS.includes(name));
  if (unknown !== undefined) throw invalid(unknown.slice(0, 40), `one of ${FILTERS.join(', ')}`);
  const text = (name: string): string | null => {
    const value = query[name];
    if (value !== undefined && (typeof value !== 'string' || value === '' || value.length > 200)) throw invalid(name, 'one text of at most 200 characters');
    return value ?? null;
  };
  const state = text('state');
  const known = STATES.find((each) => each === state) ?? null;
  if (state !== null && known === null) throw invalid('state', `one of ${STATES.join(', ')}`);
  const after = text('after') ?? '0';
  if (!/^\d{1,18}$/.test(after)) throw invalid('after', 'the `next` of an earlier answer');
  const limit = Number(text('limit') ?? PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE) throw invalid('limit', `1 to ${PAGE}`);
  return { group: text('group'), code: text('code'), topic: text('topic'), key: text('key'), state: known, after, limit };
}
