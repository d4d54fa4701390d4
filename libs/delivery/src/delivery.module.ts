import { Module } from '@nestjs/common';
import { DOORS } from '#contracts';
import { InstitutionCommands } from './commands/institution-commands.js';
import { callbackConsumer, DeliveryConsumer } from './delivery.consumers.js';
import { PartyTopics } from './party-topics.js';
import { PartyRecords } from './senders/party-records.js';
import { Pusher } from './senders/pusher.js';
import { StatusCallbacks } from './senders/status-callbacks.js';

/** Takes records to partners and partners' commands to casework; a slow peer holds up nobody else. Owns the schema `delivery`. */
@Module({
  controllers: [DeliveryConsumer, ...DOORS.map(callbackConsumer)],
  providers: [PartyRecords, StatusCallbacks, InstitutionCommands, Pusher, PartyTopics],
})
export class DeliveryModule {}
