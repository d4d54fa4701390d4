import { Module } from '@nestjs/common';
import { CaseworkService, caseworkMigrations, CaseworkTimersModule, ClockTimers, ReceiveService } from '#casework';
import { identityMigrations, IdentityModule, PersonKeys, seedDemo } from '#identity';
import { MessagingModule, messagingMigrations } from '#messaging';
import { demoKeysPath, type Servers } from '#operations';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, PlatformModule, type RunningApp } from '#platform';
import { REGISTER_LAW } from './register-law.js';
import type { ScoreClock } from './score-clock.js';

@Module({})
class ScoringHub {}

/** The process `sla` as it runs in production, on a clock of its own. */
export interface Scoring {
  readonly clock: ScoreClock;
  readonly database: Database;
  readonly keys: PersonKeys;
  readonly receiving: ReceiveService;
  readonly casework: CaseworkService;
  readonly timers: ClockTimers;
  stop(): Promise<void>;
}

/** Prepares an empty database and starts the timers over it, with their relay to Kafka. */
export async function scoringHub({ brokers, databaseUrl }: Servers, dataDir: string, clock: ScoreClock): Promise<Scoring> {
  await migrate(databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations]);
  await prepare(databaseUrl, dataDir, clock);
  const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'error', HUB_DATA_DIR: dataDir });
  const imports = [
    PlatformModule.forRoot({ app: 'sla', config, isTransient, clock }),
    PersistenceModule.forRoot(databaseUrl),
    MessagingModule.forRoot({ brokers, contexts: ['casework'] }),
    IdentityModule,
    CaseworkTimersModule,
  ];
  const running: RunningApp = await bootstrapApp({ module: ScoringHub, imports });
  return {
    clock,
    database: running.app.get(Database),
    keys: running.app.get(PersonKeys),
    receiving: running.app.get(ReceiveService),
    casework: running.app.get(CaseworkService),
    timers: running.app.get(ClockTimers),
    stop: () => running.stop(),
  };
}

async function prepare(databaseUrl: string, dataDir: string, clock: ScoreClock): Promise<void> {
  const database = Database.of(databaseUrl, 2);
  try {
    await database.worker(async (tx) => {
      await seedDemo(tx, demoKeysPath(dataDir), clock.now());
      await tx.query(
        `insert into casework.sla_policy (rule_version, urgency, policy) select p ->> 'version', 'ANY', p from json_array_elements($1::json) as policies (p)`,
        [JSON.stringify(REGISTER_LAW)],
      );
    });
  } finally {
    await database.onApplicationShutdown();
  }
}
