import { Controller, Inject, Injectable, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { doorRecipient, GROUPS, TOPICS, type Door, type DoorContent, type RecipientNotifiedData } from '#contracts';
import { isHubError, type Clock } from '#kernel';
import { PersonKeys } from '#identity';
import { carriedTrace, consumerOptions, Inbox, type EventMessage, type Outcome } from '#messaging';
import { isTransient, type Tx } from '#persistence';
import { CLOCK, openSealed, type SealingKey } from '#platform';
import { tellStatuses, type Telling } from '../status/tell-statuses.js';

type Notified = EventMessage<RecipientNotifiedData>;
type Opened = { readonly tellings: readonly Telling[] } | { readonly outcome: Outcome };

/** What casework tells a door becomes the door's own statuses, each once and in order. */
@Injectable()
export class OutboundStatuses {
  constructor(
    private readonly inbox: Inbox,
    private readonly keys: PersonKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  tell(door: Door, batch: readonly Notified[]): Promise<readonly Outcome[]> {
    return this.inbox.once(GROUPS.intake(door), batch, async (tx, unseen) => {
      const opened: Opened[] = [];
      const keys = await this.keysOf(tx, unseen);
      for (const message of unseen) opened.push(open(door, message, keys));
      const tellings = opened.flatMap((message) => ('tellings' in message ? message.tellings : []));
      await tellStatuses(tx, tellings, this.clock.now());
      return opened.map((message): Outcome => ('outcome' in message ? message.outcome : 'done'));
    });
  }

  /** One key that was destroyed must not stop the statuses of others. */
  private async keysOf(tx: Tx, batch: readonly Notified[]): Promise<ReadonlyMap<string, SealingKey>> {
    const keyIds = [...new Set(batch.map(({ envelope }) => envelope.data.keyId))].filter((keyId) => typeof keyId === 'string' && KEY_ID.test(keyId));
    try {
      return await this.keys.byIds(tx, keyIds);
    } catch (error) {
      if (isTransient(error) || !isHubError(error)) throw error;
    }
    const found = new Map<string, SealingKey>();
    for (const keyId of keyIds) {
      const key = await this.keys.byIds(tx, [keyId]).then(
        (keys) => keys.get(keyId),
        (error: unknown) => {
          if (isHubError(error) && !error.retryable) return undefined;
          throw error;
        },
      );
      if (key) found.set(keyId, key);
    }
    return found;
  }
}

const KEY_ID = /^(hub|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

function open(door: Door, message: Notified, keys: ReadonlyMap<string, SealingKey>): Opened {
  const { id, envelope } = message;
  const { data } = envelope;
  const { order } = data;
  const trace = carriedTrace(message);
  if (data.recipient !== doorRecipient(door) || !order)
    return { outcome: { dead: 'HUB_SCHEMA_INVALID', detail: 'a record for a door names another recipient or no order' } };
  const key = keys.get(data.keyId);
  if (!key) return { outcome: { dead: 'HUB_PERSON_KEY_DESTROYED', detail: 'the key of this record is gone' } };
  try {
    const content = JSON.parse(openSealed(key, data.sealed, id)) as DoorContent;
    return { tellings: content.notices.map((notice, index) => tellingOf(door, data, { notice, causeId: `${id}:${index}`, trace })) };
  } catch (error) {
    return { outcome: { dead: isHubError(error) ? error.code : 'HUB_SCHEMA_INVALID', detail: 'the sealed content cannot be read' } };
  }
}

function tellingOf(door: Door, data: RecipientNotifiedData, { notice, causeId, trace }: Required<Pick<Telling, 'notice' | 'causeId' | 'trace'>>): Telling {
  const { order, referralId, referralNo, version } = data;
  const part = order?.split === true ? (order.part === 0 ? '投诉' : '举报') : null;
  const refusal = notice.refusal
    ? { code: notice.refusal.code, commandId: notice.refusal.commandId, command: notice.refusal.command, source: null, errors: [] }
    : null;
  return { door, sourceOrderNo: order?.sourceOrderNo ?? '', part, notice, refusal, causeId, trace, referral: { id: referralId, no: referralNo, version } };
}

/** The consumer of one door: each adapter reads its own records and skips the others' before decoding. */
export function outboundConsumer(door: Door): Type {
  @Controller()
  class OutboundConsumer {
    constructor(@Inject(OutboundStatuses) private readonly statuses: OutboundStatuses) {}

    @EventPattern(TOPICS.caseworkOutbound, consumerOptions({ group: GROUPS.intake(door), recipient: doorRecipient(door) }))
    on(@Payload() batch: readonly Notified[]): Promise<readonly Outcome[]> {
      return this.statuses.tell(door, batch);
    }
  }
  return OutboundConsumer;
}
