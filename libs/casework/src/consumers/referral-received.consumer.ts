import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { GROUPS, TOPICS, eventType, type ReferralReceivedData } from '#contracts';
import { Inbox, consumerOptions, type EventMessage, type Outcome } from '#messaging';
import { ReceiveService } from '../receive/receive.service.js';

const KNOWN = new Set([eventType('intake', 'ReferralReceived'), eventType('intake', 'SourceUpdated')]);

/** Intake says that referrals have come in or changed: register, classify, route and dispatch them, start their clocks. One transaction a batch. */
@Controller()
export class ReferralReceivedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly receiving: ReceiveService,
  ) {}

  // A rejection is a database error: the batch rolls back, never reaches the client library, and the runner tries it again or in halves.
  @EventPattern(TOPICS.intakeReferral, consumerOptions({ group: GROUPS.casework }))
  async on(@Payload() batch: readonly EventMessage<ReferralReceivedData>[]): Promise<readonly Outcome[]> {
    const known = batch.filter(({ envelope }) => KNOWN.has(envelope.type));
    const numbers = await this.receiving.numbersFor(known);
    const outcomes = await this.inbox.once(GROUPS.casework, known, (tx, unseen) => this.receiving.receive(tx, unseen, numbers));
    const outcomeOf = new Map(known.map((message, index) => [message, outcomes[index] ?? 'done']));
    return batch.map((message): Outcome => outcomeOf.get(message) ?? { dead: 'HUB_TYPE_UNKNOWN', detail: 'casework does not know this event type' });
  }
}
