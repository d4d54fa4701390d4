import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { DeliveryDeskModule } from '#delivery';
import { OwnDeliveriesController } from './controllers/deliveries.controller.js';
import { InboxController } from './controllers/inbox.controller.js';
import { ReferralController } from './controllers/referral.controller.js';
import { TriageController } from './controllers/triage.controller.js';
import { Waiters } from './waiters.js';

/** HTTP for institutions' systems and the desk: mailbox, cases, commands, triage. Owns no table. */
@Module({
  imports: [CaseworkModule, DeliveryDeskModule],
  controllers: [InboxController, OwnDeliveriesController, ReferralController, TriageController],
  providers: [Waiters],
})
export class PartnerModule {}
