import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { ArrivalLedger } from '#intake';
import { CalendarController } from './http/calendar.controller.js';
import { GapsController } from './http/gaps.controller.js';
import { LinesController, OwnLineController } from './http/lines.controller.js';
import { OperatorGuard } from './http/operator.guard.js';
import { ParkedController } from './http/parked/parked.controller.js';
import { ParkedReplaysController } from './http/parked/replays.controller.js';
import { PartnersController } from './http/partners.controller.js';
import { PersonsController } from './http/persons.controller.js';
import { ReconciliationsController } from './http/reconciliations.controller.js';
import { SandboxController } from './http/sandbox.controller.js';
import { StatusController } from './http/status.controller.js';
import { TimeController } from './http/time.controller.js';
import { LineBook } from './lines/line-book.js';
import { LineReplay } from './lines/line-replay.js';
import { SilenceWatch } from './lines/silence-watch.js';
import { Partners } from './partners.js';
import { Persons } from './persons.js';
import { Reconciler } from './reconcile/reconciler.js';
import { StatusReport } from './status-report.js';
import { Stepper } from './time/stepper.js';

/** The operators' routes: what stands where, parked messages, lines to partners, reconciliation, parties, the sandbox switch. Owns the schema `operations`. */
@Module({
  imports: [CaseworkModule],
  controllers: [
    StatusController,
    ParkedController,
    ParkedReplaysController,
    OwnLineController,
    LinesController,
    GapsController,
    ReconciliationsController,
    PartnersController,
    PersonsController,
    CalendarController,
    SandboxController,
    TimeController,
  ],
  providers: [OperatorGuard, Partners, Persons, StatusReport, Stepper, ArrivalLedger, LineBook, LineReplay, SilenceWatch, Reconciler],
})
export class OperationsModule {}
