import type { Instant, JsonObject } from '#kernel';

/**
 * One event as it stands on a topic: CloudEvents 1.0, structured JSON, the whole event is the message value.
 * `subject` = the Kafka key = referralId; `streamversion` counts inside the producing context's stream.
 * @source CloudEvents 1.0.2; extension names lower case as §3.1 of that text asks.
 */
export interface Envelope<Type extends string = string, Data extends object = JsonObject> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: Type;
  readonly subject: string;
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly streamversion: number;
  readonly traceparent?: string;
  readonly causationid?: string;
  readonly correlationid?: string;
  readonly actororgid?: string;
  readonly actorrole?: string;
  readonly actoruserhash?: string;
  readonly data: Data;
}

/** The media type of every event value of the hub's own topics. */
export const CLOUDEVENTS_MEDIA_TYPE = 'application/cloudevents+json';

export type EventContext = 'intake' | 'casework' | 'delivery';

/** `cn.qingdao.<context>.<Event>.v<major>`. */
export const eventType = (context: EventContext, name: string, major = 1): string => `cn.qingdao.${context}.${name}.v${major}`;

/** Where the JSON Schema of an event type stands in the repository and on the hub's docs pages. */
export const schemaOf = (type: string): string => `urn:liandong:schema:${type}`;

/** The bare event name of a type: `cn.qingdao.casework.ReferralDispatched.v1` → `ReferralDispatched`. */
export const eventName = (type: string): string => type.split('.').at(-2) ?? type;
