import { Module } from '@nestjs/common';
import { CaseworkModule, caseworkMigrations, ReceiveService } from '#casework';
import { identityMigrations, IdentityModule, PersonKeys, seedDemo } from '#identity';
import { instantOf, type Clock, type Instant } from '#kernel';
import { MessagingModule, messagingMigrations } from '#messaging';
import { demoKeysPath, type Servers } from '#operations';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, loadConfig, newId, PlatformModule, type RunningApp } from '#platform';
import { receivedOrder } from '../../apps/cli/src/clocks/score/received.js';

@Module({})
class MakerModule {}

const BATCH = 500;
const BANKS = ['工行', '农行', '中行', '建行', '交行'];

/** The machine's clock, set back by so much: a case of weeks ago is made as it was made then. */
class SetBackClock implements Clock {
  backMs = 0;
  now(): Instant {
    return instantOf(Date.now() - this.backMs);
  }
}

export interface Made {
  readonly count: number;
  readonly openedAt: number;
  readonly dueAt: number | null;
  /** How long ago they are registered. */
  readonly backMs?: number;
}

/** Makes cases as casework does: through its own receipt, batch by batch, dispatched to their banks. */
export class CaseMaker {
  private made = 0;

  private constructor(
    private readonly running: RunningApp,
    private readonly clock: SetBackClock,
  ) {}

  static async open({ brokers, databaseUrl }: Servers, dataDir: string): Promise<CaseMaker> {
    await migrate(databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations]);
    const clock = new SetBackClock();
    const database = Database.of(databaseUrl, 2);
    await database.worker((tx) => seedDemo(tx, demoKeysPath(dataDir), clock.now()));
    await database.onApplicationShutdown();
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'error', HUB_DATA_DIR: dataDir });
    const imports = [
      PlatformModule.forRoot({ app: 'case-maker', config, isTransient, clock }),
      PersistenceModule.forRoot(databaseUrl),
      MessagingModule.forRoot({ brokers, contexts: ['casework'] }),
      IdentityModule,
      CaseworkModule,
    ];
    return new CaseMaker(await bootstrapApp({ module: MakerModule, imports }), clock);
  }

  /** @returns the ids of the cases */
  async make({ count, openedAt, dueAt, backMs = 0 }: Made): Promise<readonly string[]> {
    this.clock.backMs = backMs;
    const ids: string[] = [];
    for (let left = count; left > 0; left -= BATCH) ids.push(...(await this.batch(Math.min(left, BATCH), openedAt, dueAt)));
    return ids;
  }

  private async batch(count: number, openedAt: number, dueAt: number | null): Promise<readonly string[]> {
    const receiving = this.running.app.get(ReceiveService);
    const key = this.running.app.get(PersonKeys).hub();
    const orders = Array.from({ length: count }, () => {
      const number = this.made++;
      return receivedOrder({ referralId: newId(), orderNo: `TM${number}`, openedAt, dueAt, respondentName: BANKS[number % BANKS.length] ?? '' }, key);
    });
    const numbers = await receiving.numbersFor(orders);
    await this.running.app.get(Database).worker((tx) => receiving.receive(tx, orders, numbers));
    return orders.map(({ envelope }) => envelope.subject);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}
