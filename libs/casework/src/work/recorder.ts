import { hash } from 'node:crypto';
import { eventType, schemaOf, TOPICS } from '#contracts';
import { canonicalJson, type Instant, type JsonObject } from '#kernel';
import type { EventRow } from '#messaging';
import type { ReferralEvent } from '#referral';
import type { Case, Recorded } from './case.js';
import type { Clock } from './clock.js';

/** `hash = SHA-256(0x00 ‖ event ‖ previous hash)`, hex: one chain per referral, over the exact bytes that are published. @source RFC 6962 §2.1 (leaf prefix) */
export const chainHash = (message: string, previous: string): string => hash('sha256', `\0${message}${previous}`, 'hex');

/** What changed on the clocks by one event, as it rides inside the event. */
function clockChanges(before: readonly Clock[], after: readonly Clock[]): readonly JsonObject[] {
  const old = new Map(before.map((clock) => [clock.clockId, clock]));
  return after.flatMap((clock): JsonObject[] => {
    const was = old.get(clock.clockId);
    if (!was)
      return [
        {
          op: 'started',
          clockId: clock.clockId,
          ruleId: clock.ruleId,
          ruleVersion: clock.ruleVersion,
          article: clock.article,
          startedAt: clock.startedAt,
          dueAt: clock.dueAt,
          dueOn: clock.dueOn,
          provisional: clock.provisional,
        },
      ];
    if (was === clock) return [];
    const named = { clockId: clock.clockId, ruleId: clock.ruleId };
    if (was.state === clock.state) return was.dueAt === clock.dueAt ? [] : [{ op: 'rederived', ...named, dueAt: clock.dueAt, dueOn: clock.dueOn }];
    if (clock.state === 'RUNNING') return [{ op: 'resumed', ...named, dueAt: clock.dueAt, dueOn: clock.dueOn }];
    return [{ op: clock.state === 'PAUSED' ? 'paused' : 'stopped', ...named }];
  });
}

/** The events of a case's transaction as rows of its hash chain. `clocksBy` gives the clocks before and after each. */
export function eventRows(given: Case): { readonly rows: readonly EventRow[]; readonly lastHash: string } {
  let previous = given.kept.lastHash;
  const rows = given.recorded.map((recorded, index): EventRow => {
    const clocks = given.clockSteps[index] ?? { before: [], after: [] };
    const value = canonicalJson(envelope(given.referralId, recorded, clockChanges(clocks.before, clocks.after)));
    const hash = chainHash(value, previous);
    const row = {
      streamId: given.referralId,
      streamVersion: recorded.streamVersion,
      eventId: recorded.eventId,
      topic: TOPICS.caseworkReferral,
      key: given.referralId,
      headers: recorded.cause.trace ?? null,
      value,
      prevHash: previous,
      hash,
    };
    previous = hash;
    return row;
  });
  return { rows, lastHash: previous };
}

function envelope(
  referralId: string,
  { eventId, event, streamVersion, version, cause, calendarRevision }: Recorded,
  clocks: readonly JsonObject[],
): JsonObject {
  const { type, at, ...data } = event;
  const name = eventType('casework', type);
  return {
    specversion: '1.0',
    id: eventId,
    source: 'urn:liandong:casework',
    type: name,
    subject: referralId,
    time: at,
    datacontenttype: 'application/json',
    dataschema: schemaOf(name),
    streamversion: streamVersion,
    causationid: cause.causationId,
    actororgid: cause.actor.orgId,
    actorrole: cause.actor.role,
    ...(cause.actor.userHash === null ? {} : { actoruserhash: cause.actor.userHash }),
    // What is counted again later is counted with the same calendar; the first one goes without saying.
    data: { ...(data as unknown as JsonObject), version, ...(calendarRevision === 1 ? {} : { calendarRevision }), ...(clocks.length === 0 ? {} : { clocks }) },
  };
}

/** An event as it was recorded, back from its published bytes. */
export function eventOf(message: string): {
  readonly event: ReferralEvent;
  readonly causationId: string;
  readonly version: number;
  readonly actor: { readonly orgId: string; readonly role: string };
} {
  const parsed = JSON.parse(message) as {
    readonly type: string;
    readonly time: Instant;
    readonly causationid: string;
    readonly actororgid: string;
    readonly actorrole: string;
    readonly data: Record<string, unknown>;
  };
  const { version, clocks: _clocks, ...data } = parsed.data;
  return {
    event: { type: parsed.type.split('.').at(-2), at: parsed.time, ...data } as unknown as ReferralEvent,
    causationId: parsed.causationid,
    version: version as number,
    actor: { orgId: parsed.actororgid, role: parsed.actorrole },
  };
}
