import { Module } from '@nestjs/common';

/** Pushes referrals to institutions and statuses to agencies; takes institutions’ commands from their topics. */
@Module({})
export class DeliveryAppModule {}
