import { Module } from '@nestjs/common';

/** HTTP for institutions’ systems and the desk. */
@Module({})
export class PartnerApiModule {}
