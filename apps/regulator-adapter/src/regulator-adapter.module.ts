import { Module } from '@nestjs/common';
import { CaseworkModule, CaseworkService } from '#casework';
import { IntakeModule, OFFICER_COMMANDS } from '#intake';

const officers = { imports: [CaseworkModule], providers: [{ provide: OFFICER_COMMANDS, useExisting: CaseworkService }] };

/** The door of the regulator's own line (12378), both ways. */
@Module({ imports: [IntakeModule.forDoors(['hotline-12378'], officers)] })
export class RegulatorAdapterModule {}
