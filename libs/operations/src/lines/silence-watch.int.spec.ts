import { caseworkMigrations, LegalTimeSource } from '#casework';
import { identityMigrations, PartyDirectory, PartyLines } from '#identity';
import { instantMs, instantOf } from '#kernel';
import { messagingMigrations } from '#messaging';
import { Database, migrate } from '#persistence';
import { createLogger, Health, Metrics } from '#platform';
import { FakeClock, testServers, type TestServers } from '#testing';
import { operationsMigrations } from '../persistence.js';
import { LineBook } from './line-book.js';
import { SilenceWatch } from './silence-watch.js';

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('the watch over silent partners', () => {
  let servers: TestServers;
  let database: Database;
  let clock: FakeClock;
  let watch: SilenceWatch;
  let lines: PartyLines;
  const health = new Health();

  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, [...messagingMigrations, ...identityMigrations, ...caseworkMigrations, ...operationsMigrations]);
    database = Database.of(servers.databaseUrl, 4);
    await database.statement(
      `insert into identity.party (org_id, name, kind, district_code, uscc, is_demo) values ('BNK-A', '演示银行', 'BANK_CITY', '370202', '91370200DEM000225E', true)`,
    );
    clock = new FakeClock(instantOf(at('2026-09-01T08:00:00')));
    const logger = createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test');
    const directory = new PartyDirectory(database);
    await directory.refresh();
    const legalTime = new LegalTimeSource(database);
    await legalTime.onModuleInit();
    lines = new PartyLines(database, clock, logger);
    watch = new SilenceWatch(database, directory, legalTime, new Metrics(), clock, logger, health);
  }, 120_000);
  afterAll(async () => {
    await database.onApplicationShutdown();
    await servers.dispose();
  });

  const live = async (from: string, days: number, hours: readonly number[]): Promise<void> => {
    for (let day = 0; day < days; day += 1)
      for (const hour of hours) {
        clock.setTo(instantOf(at(from) + day * 24 * HOUR_MS + hour * HOUR_MS + 60_000));
        lines.note('BNK-A', 'in');
        await lines.flush();
      }
  };
  const silentSince = async (): Promise<string | null> => (await new LineBook(database).read('BNK-A'))[0]?.in.silentSince ?? null;

  it('raises an alarm once a partner is quiet at its usual hours, in words an operator sees, and ends it when it is heard', async () => {
    await live('2026-09-01T00:00:00', 14, [9, 10, 11, 14, 15]);
    clock.setTo(instantOf(at('2026-09-15T08:30:00')));
    await watch.look();
    expect(await silentSince()).toBeNull();
    clock.setTo(instantOf(at('2026-09-15T16:10:00')));
    await watch.look();
    expect(await silentSince()).toBe(instantOf(at('2026-09-15T16:10:00')));
    expect((await health.news())['silent-partners']?.text).toContain('BNK-A in');
    await watch.look();
    lines.note('BNK-A', 'in');
    await lines.flush();
    clock.setTo(instantOf(instantMs(clock.now()) + 60_000));
    await watch.look();
    expect(await silentSince()).toBeNull();
    expect(await health.news()).toEqual({});
  }, 60_000);
});
