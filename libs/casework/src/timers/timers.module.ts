import { Module } from '@nestjs/common';
import { CaseworkModule } from '../casework.module.js';
import { Archiver } from '../archive/archiver.js';
import { ClockTimers } from './clock-timers.js';

/** The process that wakes the limits: warnings, breaches, escalation, supervision; and puts ended cases into the archive. Any number of it may run. */
@Module({ imports: [CaseworkModule], providers: [ClockTimers, Archiver], exports: [ClockTimers, Archiver] })
export class CaseworkTimersModule {}
