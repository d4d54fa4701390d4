import { Controller, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { agencyStatusTopic, GROUPS, TOPICS, type Door, type RecipientNotifiedData } from '#contracts';
import { consumerOptions, type EventMessage, type IncomingMessage, type Outcome } from '#messaging';
import { InstitutionCommands } from './commands/institution-commands.js';
import { PartyRecords } from './senders/party-records.js';
import { StatusCallbacks } from './senders/status-callbacks.js';

/** What casework tells institutions, and what institutions answer on their topics. */
@Controller()
export class DeliveryConsumer {
  constructor(
    private readonly records: PartyRecords,
    private readonly commands: InstitutionCommands,
  ) {}

  @EventPattern(TOPICS.caseworkOutbound, consumerOptions({ group: GROUPS.delivery, recipientPrefix: 'party:' }))
  notified(@Payload() batch: readonly EventMessage<RecipientNotifiedData>[]): Promise<readonly Outcome[]> {
    return this.records.deliver(batch);
  }

  @EventPattern(
    'institution.*.command.v1',
    consumerOptions({ group: GROUPS.institutionCommand, foreign: true, pattern: /^institution\.[a-z0-9-]+\.command\.v1$/ }),
  )
  commanded(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
    return this.commands.take(batch);
  }
}

/** One door's statuses, on their way to its agency's callback. */
export function callbackConsumer(door: Door): Type {
  @Controller()
  class CallbackConsumer {
    constructor(private readonly callbacks: StatusCallbacks) {}

    @EventPattern(agencyStatusTopic(door) as 'agency.status.v1', consumerOptions({ group: GROUPS.deliveryCallback, foreign: true }))
    told(@Payload() batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> {
      return this.callbacks.call(door, batch);
    }
  }
  return CallbackConsumer;
}
