import { Module } from '@nestjs/common';

/** The clocks of all cases: warnings, breaches, escalation. */
@Module({})
export class SlaAppModule {}
