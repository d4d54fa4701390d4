import { Module } from '@nestjs/common';
import { CaseworkModule, CaseworkService } from '#casework';
import { IntakeModule, OFFICER_COMMANDS } from '#intake';

const officers = { imports: [CaseworkModule], providers: [{ provide: OFFICER_COMMANDS, useExisting: CaseworkService }] };

/** The door of the market-regulation desk (12315), both ways. */
@Module({ imports: [IntakeModule.forDoors(['market-12315'], officers)] })
export class MarketAdapterModule {}
