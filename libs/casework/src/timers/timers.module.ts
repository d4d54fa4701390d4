import { Module } from '@nestjs/common';
import { Archiver } from '../archive/archiver.js';
import { CalendarWatch } from '../calendar/calendar-watch.js';
import { Recalculator } from '../calendar/recalculator.js';
import { CaseworkModule } from '../casework.module.js';
import { ClockTimers } from './clock-timers.js';
import { RefusalRetention } from './refusal-retention.js';

const WATCHES = [ClockTimers, Recalculator, CalendarWatch, Archiver, RefusalRetention];

/**
 * The process that wakes the limits: warnings, breaches, escalation, supervision; counts them again after a change of the calendar; puts ended
 * cases into the archive; and lets old refusals go. Any number of it may run.
 */
@Module({ imports: [CaseworkModule], providers: WATCHES, exports: WATCHES })
export class CaseworkTimersModule {}
