import { Module } from '@nestjs/common';
import { CaseworkModule } from '../casework.module.js';
import { CalendarWatch } from '../calendar/calendar-watch.js';
import { Recalculator } from '../calendar/recalculator.js';
import { ClockTimers } from './clock-timers.js';

/** The process that wakes the limits: warnings, breaches, escalation, supervision; and counts them again after a change of the calendar. Any number of it may run. */
@Module({ imports: [CaseworkModule], providers: [ClockTimers, Recalculator, CalendarWatch], exports: [ClockTimers, Recalculator, CalendarWatch] })
export class CaseworkTimersModule {}
