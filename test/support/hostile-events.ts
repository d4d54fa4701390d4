import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eventType, RECIPIENT_HEADER, TOPICS } from '#contracts';
import type { JsonObject, JsonValue } from '#kernel';
import { sealText, type SealingKey } from '#platform';
import { WRONG_VALUES } from './vectors.js';

export interface HostileRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What each of the hub's own consumers reads: the published example of it is the well-formed start. */
const READ: readonly (readonly [topic: string, context: 'intake' | 'casework' | 'delivery', name: string, recipients: readonly string[]])[] = [
  [TOPICS.intakeReferral, 'intake', 'ReferralReceived', ['']],
  [TOPICS.intakeReferral, 'intake', 'SourceUpdated', ['']],
  [TOPICS.caseworkCommand, 'intake', 'CommandForwarded', ['']],
  [TOPICS.caseworkCommand, 'delivery', 'CommandForwarded', ['']],
  [TOPICS.caseworkOutbound, 'casework', 'RecipientNotified', ['door:petition', 'party:BNK-CCB-QD']],
];

export const exampleOf = (context: 'intake' | 'casework' | 'delivery', name: string): JsonObject =>
  JSON.parse(readFileSync(`libs/contracts/src/examples/${eventType(context, name)}/1.0.json`, 'utf8')) as JsonObject;

/** What is sealed in the event of each topic, well-formed; the seal is bound to the event's id, on intake's topic to its subject. */
const CONTENT: Readonly<Record<string, JsonObject>> = {
  [TOPICS.intakeReferral]: {
    ...{ title: '年费未减免', content: '在工行办理的信用卡，约定免年费，仍被收取200元。', demand: null, respondentName: '工行', branchName: null },
    ...{ dispatcherOpinion: null, contractNo: null, complainants: [], attachments: [] },
  },
  [TOPICS.caseworkCommand]: { text: '请尽快办理' },
  [TOPICS.caseworkOutbound]: { notices: [], items: [], referral: null },
};

/** Every member of `data` in turn missing, and with every wrong value; and the whole of `data` likewise. Sealed as it must be, so that only the open part is wrong. */
export function* hostileEvents(keys: Keys): Generator<HostileRecord> {
  for (const [topic, context, name, recipients] of READ) {
    const example = exampleOf(context, name);
    const data = example.data as JsonObject;
    const variants: JsonValue[] = [...(WRONG_VALUES as JsonValue[])];
    // The same order number under two subjects is no sender's fault: only this list would write it.
    for (const member of Object.keys(data).filter((each) => name !== 'SourceUpdated' || each !== 'sourceOrderNo')) {
      const { [member]: _, ...rest } = data;
      variants.push(rest, ...(WRONG_VALUES as JsonValue[]).map((value) => ({ ...data, [member]: value })));
    }
    for (const recipient of recipients) for (const variant of variants) yield record({ topic, example, recipient, keys }, variant);
  }
}

interface Around {
  readonly topic: string;
  readonly example: JsonObject;
  readonly recipient: string;
  readonly keys: Keys;
}

/** The hub's own key, and one of a person. */
export interface Keys {
  readonly hub: SealingKey;
  readonly person: SealingKey;
}

/** A new id, a new subject and a new order number: no record waits behind another or repeats one. */
function record({ topic, example, recipient, keys }: Around, variant: JsonValue): HostileRecord {
  const [id, subject] = [randomUUID(), randomUUID()];
  const isOrder = topic === TOPICS.intakeReferral;
  const key = isOrder ? keys.person : keys.hub;
  const right: JsonObject = {
    keyId: key.keyId,
    sealed: sealText(key, JSON.stringify(CONTENT[topic]), isOrder ? subject : id),
    ...(isOrder ? { sourceOrderNo: subject } : {}),
    ...(recipient === '' ? {} : { recipient }),
  };
  const headers = recipient === '' ? {} : { [RECIPIENT_HEADER]: recipient };
  return { topic, key: subject, value: JSON.stringify({ ...example, id, subject, data: corrected(variant, example.data as JsonObject, right) }), headers };
}

/** The variant with what must be right made right, except what the variant itself made wrong. */
function corrected(variant: JsonValue, original: JsonObject, right: JsonObject): JsonValue {
  if (typeof variant !== 'object' || variant === null || Array.isArray(variant)) return variant;
  const given = variant as JsonObject;
  return { ...given, ...Object.fromEntries(Object.entries(right).filter(([name]) => given[name] === original[name])) };
}
