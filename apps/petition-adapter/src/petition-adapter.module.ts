import { Module } from '@nestjs/common';
import { CaseworkModule, CaseworkService } from '#casework';
import { IntakeModule, OFFICER_COMMANDS } from '#intake';

const officers = { imports: [CaseworkModule], providers: [{ provide: OFFICER_COMMANDS, useExisting: CaseworkService }] };

/** The door of the petition bureau (信访局), both ways. */
@Module({ imports: [IntakeModule.forDoors(['petition'], officers)] })
export class PetitionAdapterModule {}
