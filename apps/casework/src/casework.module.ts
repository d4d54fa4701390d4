import { Module } from '@nestjs/common';

/** Consumers of casework and its relay: registration, routing, joint handling, replies, closing. */
@Module({})
export class CaseworkAppModule {}
