import type { DynamicModule, Type } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { IdentityModule } from '#identity';
import { BatchStrategy, MessagingModule } from '#messaging';
import { isTransient, PersistenceModule } from '#persistence';
import { bootstrapApp, PlatformModule, processConfig, requireServers, runUntilSignal, type HubConfig } from '#platform';
import type { Servers } from './host-hub.js';

/** The infrastructure every process stands on. `contexts`: whose tables this process writes, so whose relays run here. */
export const infrastructure = (app: string, config: HubConfig, { brokers, databaseUrl }: Servers, contexts: readonly EventContext[]): DynamicModule[] => [
  PlatformModule.forRoot({ app, config, isTransient }),
  PersistenceModule.forRoot(databaseUrl),
  MessagingModule.forRoot({ brokers, contexts }),
  { module: IdentityModule },
];

export interface AppOptions {
  readonly app: string;
  readonly contexts: readonly EventContext[];
  readonly modules: readonly (Type | DynamicModule)[];
  readonly root: Type;
}

/** Runs one app alone against servers that exist; migrations are the hub's or `hub migrate`'s. Ends on SIGINT or SIGTERM. @throws Error `HUB_CONFIG` naming missing variables */
export async function runApp({ app, contexts, modules, root }: AppOptions): Promise<void> {
  const config = processConfig();
  const servers = requireServers(config);
  await runUntilSignal(() =>
    bootstrapApp({ module: root, imports: [...infrastructure(app, config, servers, contexts), ...modules] }, { strategy: BatchStrategy }),
  );
}
