import { Module } from '@nestjs/common';
import { CaseworkModule } from '../casework.module.js';
import { ClockTimers } from './clock-timers.js';
import { RefusalRetention } from './refusal-retention.js';

/** The process that wakes the limits: warnings, breaches, escalation, supervision. Any number of it may run. */
@Module({ imports: [CaseworkModule], providers: [ClockTimers, RefusalRetention], exports: [ClockTimers, RefusalRetention] })
export class CaseworkTimersModule {}
