import { Module } from '@nestjs/common';
import { CaseworkModule, CaseworkService } from '#casework';
import { IntakeModule, OFFICER_COMMANDS } from '#intake';

const officers = { imports: [CaseworkModule], providers: [{ provide: OFFICER_COMMANDS, useExisting: CaseworkService }] };

/** The door of the 12345 hotline (市民服务热线), both ways. */
@Module({ imports: [IntakeModule.forDoors(['hotline-12345'], officers)] })
export class HotlineAdapterModule {}
