import type { DynamicModule, Type } from '@nestjs/common';
import type { EventContext } from '#contracts';
import { IdentityModule, openClock } from '#identity';
import { BatchStrategy, MessagingModule } from '#messaging';
import { isTransient, PersistenceModule } from '#persistence';
import { bootstrapApp, PlatformModule, processConfig, requireServers, runUntilSignal, stderrLines, type HubConfig, type RunningApp } from '#platform';
import type { Ground } from './ground.js';
import { patiently } from './patiently.js';
import { runProcess } from './run-process.js';

const say = (line: string): void => stderrLines.write(`${line}\n`);

/** The infrastructure every process stands on. `contexts`: whose tables this process writes, so whose relays run here. */
export const infrastructure = (app: string, config: HubConfig, ground: Ground, contexts: readonly EventContext[]): DynamicModule[] => [
  PlatformModule.forRoot({ app, config, isTransient, ...(ground.clock ? { clock: ground.clock } : {}) }),
  PersistenceModule.forRoot(ground.databaseUrl),
  MessagingModule.forRoot({ brokers: ground.brokers, contexts }),
  { module: IdentityModule },
];

export interface AppOptions {
  readonly app: string;
  readonly contexts: readonly EventContext[];
  readonly modules: readonly (Type | DynamicModule)[];
  readonly root: Type;
}

/**
 * Runs one app alone against servers that exist; migrations are the hub's. Ends on SIGINT or SIGTERM with exit code 0, and where it cannot start
 * (missing variables, a server that stays away) with one line and exit code 6.
 */
export const runApp = ({ app, contexts, modules, root }: AppOptions): Promise<never> =>
  runProcess(async () => {
    const config = processConfig();
    const servers = requireServers(config);
    const start = async (): Promise<RunningApp> => {
      const ground = { ...servers, clock: await openClock(servers.databaseUrl, config) };
      return bootstrapApp({ module: root, imports: [...infrastructure(app, config, ground, contexts), ...modules] }, { strategy: BatchStrategy });
    };
    await runUntilSignal(() => patiently(app, say, start));
    return 0;
  });
