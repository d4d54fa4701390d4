import { Inject, Injectable } from '@nestjs/common';
import {
  doorRecipient,
  eventType,
  partyRecipient,
  RECIPIENT_HEADER,
  schemaOf,
  TOPICS,
  type CommandAnswer,
  type CommandForwardedData,
  type DoorContent,
  type InboxItem,
  type InstitutionContent,
  type RecipientNotifiedData,
} from '#contracts';
import { PersonKeys } from '#identity';
import type { Clock, Instant } from '#kernel';
import { recordEvents, reserveFeedPositions, type EventMessage } from '#messaging';
import type { Tx } from '#persistence';
import { CLOCK, sealText, uuidV5 } from '#platform';
import { itemFeed } from '../work/rows.js';

type Forwarded = EventMessage<CommandForwardedData>;

/** Tells the sender of a command record how it ended: an institution on its feed and topic, a door only of a refusal (an obeyed command shows by its status). */
@Injectable()
export class Outcomes {
  constructor(
    private readonly keys: PersonKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(tx: Tx, message: Forwarded, answer: CommandAnswer): Promise<void> {
    const { data } = message.envelope;
    const at = this.clock.now();
    if (data.order !== null) {
      if (!answer.obeyed)
        await this.send(tx, message, {
          recipient: doorRecipient(data.order.door),
          order: { sourceOrderNo: data.order.sourceOrderNo, part: data.part, split: false },
          content: refusal(data, answer, at),
          version: answer.version ?? 0,
        });
      return;
    }
    const item = itemOf(message, answer, at);
    await this.send(tx, message, {
      recipient: partyRecipient(data.actor.orgId),
      order: null,
      content: { items: [item], referral: null },
      version: item.version,
    });
    const positions = await reserveFeedPositions(tx, 'casework', new Map([[itemFeed(data.actor.orgId), 1]]));
    await tx.query('insert into casework.inbox_item (party, position, referral_id, item, at) values ($1, $2, $3, $4, $5)', [
      data.actor.orgId,
      (positions.get(itemFeed(data.actor.orgId)) ?? 1n).toString(),
      message.envelope.subject,
      JSON.stringify(item),
      at,
    ]);
  }

  private async send(
    tx: Tx,
    message: Forwarded,
    told: {
      readonly recipient: string;
      readonly order: RecipientNotifiedData['order'];
      readonly content: DoorContent | InstitutionContent;
      readonly version: number;
    },
  ): Promise<void> {
    const { envelope } = message;
    // A stream of its own: an outcome stands beside the case's statuses, it does not take a place among them.
    const streamId = uuidV5(envelope.id, told.recipient);
    const eventId = uuidV5(streamId, 'outcome');
    const key = this.keys.hub();
    const type = eventType('casework', 'RecipientNotified');
    const data: RecipientNotifiedData = {
      recipient: told.recipient,
      referralId: envelope.subject,
      referralNo: null,
      version: told.version,
      isDrill: false,
      order: told.order,
      keyId: key.keyId,
      sealed: sealText(key, JSON.stringify(told.content), eventId),
    };
    const value = JSON.stringify({
      specversion: '1.0',
      id: eventId,
      source: 'urn:liandong:casework',
      type,
      subject: envelope.subject,
      time: this.clock.now(),
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      streamversion: 1,
      causationid: envelope.id,
      data,
    });
    await recordEvents(tx, 'casework', [
      { streamId, streamVersion: 1, eventId, topic: TOPICS.caseworkOutbound, key: envelope.subject, headers: { [RECIPIENT_HEADER]: told.recipient }, value },
    ]);
  }
}

function itemOf(message: Forwarded, answer: CommandAnswer, at: Instant): InboxItem {
  const { data, subject } = message.envelope;
  return {
    kind: answer.obeyed ? 'CommandObeyed' : 'CommandRefused',
    referralId: subject,
    referralNo: null,
    version: answer.version ?? 0,
    at,
    role: null,
    nextDueAt: null,
    outcome: { commandId: data.commandId, command: data.command, code: answer.obeyed ? null : answer.code, detail: answer.obeyed ? null : answer.detail },
  };
}

const refusal = (data: CommandForwardedData, answer: Extract<CommandAnswer, { readonly obeyed: false }>, at: Instant): DoorContent => ({
  notices: [
    {
      code: 'REFUSED',
      at,
      unit: null,
      text: answer.detail,
      basis: answer.code,
      remedies: null,
      findings: null,
      resultCode: null,
      solved: null,
      rating: null,
      nextDueAt: null,
      refusal: { commandId: data.commandId, command: data.command, code: answer.code, detail: answer.detail },
    },
  ],
});
