import { Injectable } from '@nestjs/common';
import { DOOR_PARTY, GROUPS, type Door } from '#contracts';
import { PartyDirectory, PersonKeys } from '#identity';
import { Inbox, type IncomingMessage, type Outcome } from '#messaging';
import { REFERRAL_NAMESPACE, uuidV5 } from '#platform';
import { queuePushes, type Push } from './push-queue.js';

const CALLBACK_BODY = 'callback-body';
const CALLBACK_TYPE = 'callback-content-type';

/** Posts a door's statuses to its agency's callback, byte for byte what stands on the topic (or in `callback-body` where the callback's form differs). */
@Injectable()
export class StatusCallbacks {
  constructor(
    private readonly inbox: Inbox,
    private readonly directory: PartyDirectory,
    private readonly keys: PersonKeys,
  ) {}

  async call(door: Door, batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    const party = this.directory.get(DOOR_PARTY[door]);
    const url = party?.callbackUrl;
    if (!party || !url) return batch.map(() => 'done');
    const named = batch.map((message) => ({ id: idOf(message), message }));
    return this.inbox.once(GROUPS.deliveryCallback, named, async (tx, unseen) => {
      await queuePushes(
        tx,
        this.keys.hub(),
        unseen.map(({ id, message }) => pushOf(party.orgId, url, { id, message })),
      );
    });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}(; ?charset=[\w-]{1,20})?$/;

function idOf({ headers, topic, partition, offset }: IncomingMessage): string {
  const given = headers.get('ce_id');
  return given !== undefined && UUID.test(given) ? given.toLowerCase() : uuidV5(REFERRAL_NAMESPACE, `${topic}:${partition}:${offset}`);
}

/** What goes into an HTTP header of ours is never any text that somebody wrote. */
function mediaTypeOf({ headers }: IncomingMessage): string {
  const given = headers.get(CALLBACK_TYPE) ?? 'application/xml';
  return MEDIA_TYPE.test(given) ? given : 'application/octet-stream';
}

function pushOf(party: string, endpoint: string, { id, message }: { readonly id: string; readonly message: IncomingMessage }): Push {
  const other = message.headers.get(CALLBACK_BODY);
  const body = other === undefined ? message.value : Buffer.from(other, 'utf8');
  const mediaType = other === undefined ? 'application/json' : mediaTypeOf(message);
  return {
    pushId: uuidV5(id, 'callback'),
    party,
    purpose: 'callback',
    endpoint,
    orderKey: message.key ?? '',
    kind: 'Status',
    mediaType,
    body,
    at: new Date(message.timestampMs).toISOString(),
  };
}
