import { Module } from '@nestjs/common';
import { DOORS } from '#contracts';
import { HubConfig } from '#platform';
import { InstitutionCommands } from './commands/institution-commands.js';
import { callbackConsumer, DeliveryConsumer } from './delivery.consumers.js';
import { DeliveryDeskModule } from './delivery-desk.module.js';
import { RESOLVE, systemResolve, type Resolve } from './endpoint/checked-lookup.js';
import { CHANNELS_AT_HAND, configuredChannels } from './notifier/channels/configured.js';
import { Teller } from './notifier/teller.js';
import { PartyTopics } from './party-topics.js';
import { PartyRecords } from './senders/party-records.js';
import { LIMITS, type Limits } from './senders/post.js';
import { EXCHANGE_LIMITS, Pusher } from './senders/pusher.js';
import { DeliveryRetention } from './senders/retention.js';
import { StatusCallbacks } from './senders/status-callbacks.js';

/** Takes records to partners and partners' commands to casework, and tells people; a slow peer holds up nobody else. Owns the schema `delivery`. */
@Module({
  imports: [DeliveryDeskModule],
  controllers: [DeliveryConsumer, ...DOORS.map(callbackConsumer)],
  providers: [
    PartyRecords,
    StatusCallbacks,
    InstitutionCommands,
    Pusher,
    PartyTopics,
    DeliveryRetention,
    Teller,
    { provide: RESOLVE, useValue: systemResolve },
    { provide: EXCHANGE_LIMITS, useValue: LIMITS },
    {
      provide: CHANNELS_AT_HAND,
      useFactory: (config: HubConfig, resolve: Resolve, limits: Limits) => configuredChannels(config, resolve, limits),
      inject: [HubConfig, RESOLVE, EXCHANGE_LIMITS],
    },
  ],
})
export class DeliveryModule {}
