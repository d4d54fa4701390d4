import type { Door, DoorNotice } from '#contracts';
import { agencyStatusTopic, eventType, SOURCE_SYSTEM_OF, statusWord } from '#contracts';
import { recordEvents, reserveFeedPositions, type EventRow } from '#messaging';
import type { Tx } from '#persistence';
import type { Instant } from '#kernel';
import { referralIdOf, uuidV5 } from '#platform';
import { renderStatus } from '../channels/render.js';
import type { RefusalToTell, RenderedStatus } from '../mapping/rendered.js';
import { statusFeed, statusKeyOf } from './status-key.js';
import { knownEvents, lockStreams, writeStatuses, type StatusRow, type StatusStream } from './status-store.js';

/** One thing to tell one door about one of its orders. */
export interface Telling {
  readonly door: Door;
  readonly sourceOrderNo: string;
  readonly part: '投诉' | '举报' | null;
  readonly notice: DoorNotice;
  readonly refusal: RefusalToTell | null;
  /** Equal cause = equal status: a redelivery tells nothing twice. */
  readonly causeId: string;
  /** The headers by which it belongs to the trace of its cause. */
  readonly trace?: Readonly<Record<string, string>>;
  readonly referral: { readonly id: string; readonly no: string | null; readonly version: number } | null;
}

interface Told {
  readonly telling: Telling;
  readonly eventId: string;
  readonly rendered: RenderedStatus;
  readonly seq: number | null;
  readonly streamVersion: number;
}

/**
 * Numbers, renders, stores and publishes statuses in the caller's transaction, in the order given. `seq` is contiguous per order over what is
 * told; REFUSED and codes without a word at the door take none. Call it last in a transaction: it holds the door's feed from here to the commit.
 */
export async function tellStatuses(tx: Tx, tellings: readonly Telling[], now: Instant): Promise<void> {
  const audible = tellings.filter(({ door, notice }) => statusWord(door, notice.code) !== null);
  if (audible.length === 0) return;
  const streams = await lockStreams(tx, audible);
  const withIds = audible.map((telling) => ({ telling, eventId: eventIdOf(telling) }));
  const known = await knownEvents(
    tx,
    withIds.map(({ eventId }) => eventId),
  );
  const told: Told[] = [];
  for (const { telling, eventId } of withIds) {
    if (known.has(eventId)) continue;
    const stream = streams.get(statusKeyOf(telling.door, telling.sourceOrderNo));
    if (stream) told.push(next(stream, telling, eventId));
  }
  if (told.length === 0) return;
  await recordEvents(
    tx,
    'intake',
    told.map((status) => eventRow(status, now)),
  );
  await writeStatuses(tx, [...streams.values()], { rows: await positioned(tx, told), now });
}

const eventIdOf = ({ door, sourceOrderNo, causeId }: Telling): string => uuidV5(statusKeyOf(door, sourceOrderNo), causeId);

/** Gives the next number of the order and remembers on the stream what the door now knows. */
function next(stream: StatusStream, telling: Telling, eventId: string): Told {
  const { door, sourceOrderNo, part, notice, refusal, referral } = telling;
  stream.streamVersion += 1;
  const numbered = notice.code !== 'REFUSED';
  if (numbered) {
    stream.lastSeq += 1;
    stream.lastCode = notice.code;
  }
  // A split or a merge tells this order about other referrals too: number and version stay those of its own.
  if (referral?.id === referralIdOf(SOURCE_SYSTEM_OF[door], sourceOrderNo)) {
    stream.referralNo = referral.no ?? stream.referralNo;
    stream.referralVersion = Math.max(referral.version, stream.referralVersion ?? 0) || null;
  }
  const seq = numbered ? stream.lastSeq : null;
  return { telling, eventId, seq, streamVersion: stream.streamVersion, rendered: renderStatus(door, { sourceOrderNo, seq, part, notice, refusal }) };
}

/** On the agency's own topic the value is its dialect; the CloudEvents attributes stand in the headers. @source CloudEvents Kafka binding, binary mode */
function eventRow({ telling, eventId, rendered, streamVersion }: Told, now: Instant): EventRow {
  const key = statusKeyOf(telling.door, telling.sourceOrderNo);
  return {
    streamId: key,
    streamVersion,
    eventId,
    topic: agencyStatusTopic(telling.door),
    key,
    headers: {
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_type: eventType('intake', 'StatusTold'),
      ce_source: `urn:liandong:intake:${telling.door}`,
      ce_time: now,
      'content-type': 'application/json',
      ...telling.trace,
      ...(rendered.xml === null ? {} : { 'callback-body': rendered.xml, 'callback-type': 'application/xml' }),
    },
    value: JSON.stringify(rendered.json),
  };
}

async function positioned(tx: Tx, told: readonly Told[]): Promise<readonly StatusRow[]> {
  const counts = new Map<string, number>();
  for (const { telling } of told) counts.set(statusFeed(telling.door), (counts.get(statusFeed(telling.door)) ?? 0) + 1);
  const next = new Map(await reserveFeedPositions(tx, 'intake', counts));
  return told.map(({ telling, eventId, rendered, seq }) => {
    const feed = statusFeed(telling.door);
    const position = next.get(feed) ?? 0n;
    next.set(feed, position + 1n);
    return {
      door: telling.door,
      position: position.toString(),
      statusKey: statusKeyOf(telling.door, telling.sourceOrderNo),
      seq,
      code: rendered.code,
      body: JSON.stringify(rendered.json),
      eventId,
    };
  });
}
