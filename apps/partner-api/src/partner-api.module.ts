import { Module } from '@nestjs/common';

/** HTTP for institutions’ systems, the desk and the hub’s operators. */
@Module({})
export class PartnerApiModule {}
