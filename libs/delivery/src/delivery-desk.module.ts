import { Module } from '@nestjs/common';
import { DeliveryLog } from './log/delivery-log.js';
import { Alarms } from './notifier/alarms.js';
import { NoticeQueue } from './notifier/notice-queue.js';
import { Outbox } from './notifier/outbox.js';
import { RosterBook } from './notifier/roster-book.js';
import { Redelivery } from './senders/redelivery.js';

/** What people see and decide about deliveries and notices; for the HTTP of parties and operators. */
@Module({
  providers: [DeliveryLog, Redelivery, Outbox, RosterBook, NoticeQueue, Alarms],
  exports: [DeliveryLog, Redelivery, Outbox, RosterBook, NoticeQueue, Alarms],
})
export class DeliveryDeskModule {}
