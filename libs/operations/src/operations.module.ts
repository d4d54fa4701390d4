import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { CalendarController } from './http/calendar.controller.js';
import { OperatorGuard } from './http/operator.guard.js';
import { ParkedController } from './http/parked/parked.controller.js';
import { ParkedReplaysController } from './http/parked/replays.controller.js';
import { PartnersController } from './http/partners.controller.js';
import { PersonsController } from './http/persons.controller.js';
import { SandboxController } from './http/sandbox.controller.js';
import { StatusController } from './http/status.controller.js';
import { TimeController } from './http/time.controller.js';
import { Partners } from './partners.js';
import { Persons } from './persons.js';
import { StatusReport } from './status-report.js';
import { Stepper } from './time/stepper.js';

/** The operators' routes: what stands where, parked messages, parties, the sandbox switch. Owns no table. */
@Module({
  imports: [CaseworkModule],
  controllers: [
    StatusController,
    ParkedController,
    ParkedReplaysController,
    PartnersController,
    PersonsController,
    CalendarController,
    SandboxController,
    TimeController,
  ],
  providers: [OperatorGuard, Partners, Persons, StatusReport, Stepper],
})
export class OperationsModule {}
