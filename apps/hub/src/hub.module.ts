import { Module, type DynamicModule } from '@nestjs/common';
import { CaseworkConsumersModule, CaseworkModule, CaseworkService, CaseworkTimersModule } from '#casework';
import { DOORS } from '#contracts';
import { DeliveryModule } from '#delivery';
import { IntakeModule, OFFICER_COMMANDS } from '#intake';
import { infrastructure, OperationsModule, type Ground } from '#operations';
import { PartnerModule } from '#partner';
import type { HubConfig } from '#platform';

/** Every role in one process: the same modules as the separate apps. */
@Module({})
export class HubModule {
  static with(config: HubConfig, ground: Ground): DynamicModule {
    const doors = IntakeModule.forDoors(DOORS, { imports: [CaseworkModule], providers: [{ provide: OFFICER_COMMANDS, useExisting: CaseworkService }] });
    const roles = [doors, CaseworkConsumersModule, CaseworkTimersModule, PartnerModule, DeliveryModule, OperationsModule];
    return { module: HubModule, imports: [...infrastructure('hub', config, ground, ['intake', 'casework', 'delivery']), ...roles] };
  }
}
