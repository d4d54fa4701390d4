import { Module, type DynamicModule } from '@nestjs/common';
import { CaseworkConsumersModule, CaseworkModule, CaseworkService } from '#casework';
import { DOORS } from '#contracts';
import { IdentityModule } from '#identity';
import { IntakeModule, OFFICER_COMMANDS } from '#intake';
import { MessagingModule } from '#messaging';
import { OperationsModule, type Servers } from '#operations';
import { PartnerModule } from '#partner';
import { isTransient, PersistenceModule } from '#persistence';
import { PlatformModule, type HubConfig } from '#platform';

/** Every role in one process: the same modules as the separate apps. */
@Module({})
export class HubModule {
  static with(config: HubConfig, { brokers, databaseUrl }: Servers): DynamicModule {
    return {
      module: HubModule,
      imports: [
        PlatformModule.forRoot({ app: 'hub', config, isTransient }),
        PersistenceModule.forRoot(databaseUrl),
        MessagingModule.forRoot({ brokers, contexts: ['intake', 'casework', 'delivery'] }),
        IdentityModule,
        IntakeModule.forDoors(DOORS, { imports: [CaseworkModule], providers: [{ provide: OFFICER_COMMANDS, useExisting: CaseworkService }] }),
        CaseworkConsumersModule,
        PartnerModule,
        OperationsModule,
      ],
    };
  }
}
