import { CLOUDEVENTS_MEDIA_TYPE, eventType, schemaOf, TOPICS, type Envelope, type ReferralReceivedData } from '#contracts';
import type { Instant } from '#kernel';
import type { EventRow } from '#messaging';
import { sealText, uuidV5, type SealingKey } from '#platform';
import type { PlannedOrder } from './plan.js';

/** `ReferralReceived` for the first version of an order, `SourceUpdated` for a higher one; the person's part sealed under the person's key. */
export function referralEvent(
  planned: PlannedOrder,
  streamVersion: number,
  complainantKey: string | null,
  sealing: { readonly key: SealingKey; readonly now: Instant },
): EventRow {
  const { incoming, referralId, judgement } = planned;
  const { order } = incoming;
  const type = eventType('intake', judgement === 'accepted' ? 'ReferralReceived' : 'SourceUpdated');
  const data: ReferralReceivedData = {
    ...order.open,
    contentHash: order.contentHash,
    complainantKey,
    isDrill: incoming.isDrill,
    keyId: sealing.key.keyId,
    sealed: sealText(sealing.key, JSON.stringify(order.personal), referralId),
  };
  const envelope: Envelope<string, ReferralReceivedData> = {
    specversion: '1.0',
    id: uuidV5(referralId, `${order.open.sourceVersion}:${order.contentHash}`),
    source: `urn:liandong:intake:${order.door}`,
    type,
    subject: referralId,
    time: sealing.now,
    datacontenttype: 'application/json',
    dataschema: schemaOf(type),
    streamversion: streamVersion,
    actororgid: incoming.orgId,
    data,
  };
  return {
    streamId: referralId,
    streamVersion,
    eventId: envelope.id,
    topic: TOPICS.intakeReferral,
    key: referralId,
    headers: { 'content-type': CLOUDEVENTS_MEDIA_TYPE, ...incoming.trace },
    value: JSON.stringify(envelope),
  };
}
