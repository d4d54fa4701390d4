import { Module } from '@nestjs/common';
import { CalendarDesk } from './calendar/calendar-desk.js';
import { CalendarViews } from './calendar/calendar-views.js';
import { RecalculationReports } from './calendar/recalculation-report.js';
import { CaseworkGauges } from './casework-gauges.js';
import { CaseworkService } from './casework.service.js';
import { CommandService } from './commands/command.service.js';
import { Follow } from './commands/follow.js';
import { Outcomes } from './commands/outcomes.js';
import { CommandForwardedConsumer } from './consumers/command-forwarded.consumer.js';
import { ReferralReceivedConsumer } from './consumers/referral-received.consumer.js';
import { LegalTimeSource } from './legal-time.source.js';
import { ClockBook } from './queries/clock-book.js';
import { HandsLedger } from './queries/hands.js';
import { CaseViews } from './queries/views.js';
import { Traces } from './queries/trace.js';
import { WakeBook } from './queries/wake-book.js';
import { ReceiveService } from './receive/receive.service.js';
import { Reroute } from './receive/reroute.js';
import { RuleSets } from './rule-sets.js';

const CALENDAR = [LegalTimeSource, CalendarDesk, CalendarViews, RecalculationReports];
const SHARED = [
  CaseworkGauges,
  ReceiveService,
  CaseworkService,
  CommandService,
  Follow,
  Reroute,
  RuleSets,
  CaseViews,
  ClockBook,
  HandsLedger,
  Traces,
  WakeBook,
  ...CALENDAR,
];

/** The life of a referral, answered now: commands and views. For processes that only speak HTTP. */
@Module({ providers: SHARED, exports: SHARED })
export class CaseworkModule {}

/** The same with the consumers: registration, routing, dispatch, record commands. Owns the schema `casework`. */
@Module({ imports: [CaseworkModule], controllers: [ReferralReceivedConsumer, CommandForwardedConsumer], providers: [Outcomes] })
export class CaseworkConsumersModule {}
