import { Module, type DynamicModule } from '@nestjs/common';
import { HubConfig } from '#platform';
import { ClockSkew } from './clock-skew.js';
import { roleDataSource } from './data-source.js';
import { PoolGauges } from './pool-gauges.js';
import { APP_SOURCE, Database, WORKER_SOURCE } from './database.js';

/** The two pools. `databaseUrl` is the owner's address; the run-time roles are derived from it. */
@Module({})
export class PersistenceModule {
  static forRoot(databaseUrl: string): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        { provide: WORKER_SOURCE, useFactory: (config: HubConfig) => roleDataSource(databaseUrl, 'hub_worker', config.HUB_DATABASE_POOL), inject: [HubConfig] },
        { provide: APP_SOURCE, useFactory: (config: HubConfig) => roleDataSource(databaseUrl, 'hub_app', config.HUB_DATABASE_POOL), inject: [HubConfig] },
        Database,
        ClockSkew,
        PoolGauges,
      ],
      exports: [Database],
    };
  }
}
