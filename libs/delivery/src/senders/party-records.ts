import { Injectable } from '@nestjs/common';
import { eventType, institutionInboxTopic, schemaOf, type InboxItem, type InstitutionContent, type RecipientNotifiedData } from '#contracts';
import { PartyDirectory, PersonKeys, type RegisteredParty } from '#identity';
import { Inbox, recordEvents, type EventMessage, type EventRow, type Outcome } from '#messaging';
import type { Tx } from '#persistence';
import { HubConfig, openSealed, uuidV5 } from '#platform';
import { GROUPS } from '#contracts';
import { causeOf, type Cause } from '../notifier/causes.js';
import { NoticeQueue } from '../notifier/notice-queue.js';
import { tellingIn } from '../notifier/telling.js';
import { queuePushes, type Push } from './push-queue.js';

type Notified = EventMessage<RecipientNotifiedData>;

const PREFIX = 'party:';

/** Takes institutions' records to their topic and rings their webhook. The mailbox itself is casework's: it is full whether or not anything here succeeds. */
@Injectable()
export class PartyRecords {
  constructor(
    private readonly inbox: Inbox,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly notices: NoticeQueue,
    private readonly config: HubConfig,
  ) {}

  deliver(batch: readonly Notified[]): Promise<readonly Outcome[]> {
    return this.inbox.once(GROUPS.delivery, batch, async (tx, unseen) => {
      const out: Out = { rows: [], pushes: [], causes: [] };
      const outcomes: Outcome[] = [];
      for (const message of unseen) outcomes.push(await this.take(tx, message, out));
      await recordEvents(tx, 'delivery', out.rows);
      await queuePushes(tx, this.keys.hub(), out.pushes);
      await this.notices.tell(tx, out.causes);
      return outcomes;
    });
  }

  private async take(tx: Tx, message: Notified, { rows, pushes, causes }: Out): Promise<Outcome> {
    const { data } = message.envelope;
    const party = this.directory.get(data.recipient.slice(PREFIX.length));
    if (!party) return { dead: 'HUB_PARTY_UNKNOWN', detail: 'the recipient is not in the registry' };
    const telling = tellingIn(message);
    const hubUrl = this.config.HUB_PUBLIC_URL ?? null;
    const cause = telling === null ? null : causeOf(data, telling, { causeId: message.id, party: party.orgId, hubUrl });
    if (cause !== null) causes.push(cause);
    if (!party.usesKafka && party.webhookUrl === null) return 'done';
    const keys = await this.keys.byIds(tx, [data.keyId]);
    const key = keys.get(data.keyId);
    if (!key) return { dead: 'HUB_PERSON_KEY_DESTROYED', detail: 'the key of this person is gone' };
    const content = JSON.parse(openSealed(key, data.sealed, message.id)) as InstitutionContent;
    if (party.usesKafka) rows.push(inboxRow(party, message, content));
    if (party.webhookUrl !== null) pushes.push(...content.items.map((item, index) => doorbell(party, message, { item, index })));
    return 'done';
  }
}

/** What one batch brings about. */
interface Out {
  readonly rows: EventRow[];
  readonly pushes: Push[];
  readonly causes: Cause[];
}

/** The whole projected record on the party's own topic, protected by its ACL. */
function inboxRow({ orgId }: RegisteredParty, message: Notified, content: InstitutionContent): EventRow {
  const { envelope } = message;
  const isOutcome = content.items.some(({ outcome }) => outcome !== undefined);
  const streamId = uuidV5(isOutcome ? envelope.id : envelope.subject, `inbox:${orgId}`);
  const streamVersion = isOutcome ? 1 : envelope.streamversion;
  const eventId = uuidV5(envelope.id, 'institution-inbox');
  const type = eventType('delivery', 'InboxItemsDelivered');
  const value = JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source: 'urn:liandong:delivery',
    type,
    subject: envelope.subject,
    time: envelope.time,
    datacontenttype: 'application/json',
    dataschema: schemaOf(type),
    streamversion: streamVersion,
    causationid: envelope.id,
    data: { orgId, ...content },
  });
  return { streamId, streamVersion, eventId, topic: institutionInboxTopic(orgId), key: envelope.subject, headers: null, value };
}

/** Thin by intent: ids and codes ring the bell, the case itself is fetched by who may see it. */
function doorbell(party: RegisteredParty, message: Notified, { item, index }: { readonly item: InboxItem; readonly index: number }): Push {
  const body = JSON.stringify({ type: item.kind, timestamp: item.at, data: item });
  return {
    pushId: uuidV5(message.id, `push:${index}`),
    party: party.orgId,
    purpose: 'webhook',
    endpoint: party.webhookUrl ?? '',
    orderKey: item.referralId,
    kind: item.kind,
    mediaType: 'application/json',
    body: Buffer.from(body, 'utf8'),
    at: item.at,
  };
}
