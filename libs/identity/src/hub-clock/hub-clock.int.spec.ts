import { Module } from '@nestjs/common';
import { instantMs, instantOf, type Clock } from '#kernel';
import { Database, isTransient, migrate, PersistenceModule } from '#persistence';
import { bootstrapApp, CLOCK, Health, loadConfig, PlatformModule, SimulatedClock, SystemClock, type RunningApp } from '#platform';
import { testServers, type TestServers } from '#testing';
import { IdentityModule } from '../identity.module.js';
import { identityMigrations } from '../persistence.js';
import { HubClock } from './hub-clock.js';
import { openClock } from './open-clock.js';

@Module({})
class ClockUnderTest {}

const START = '2026-01-01T08:00:00+08:00';

describe('the clock that all processes of a hub share, on a real database', () => {
  let servers: TestServers;
  const running: RunningApp[] = [];

  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, identityMigrations);
  }, 120_000);
  afterAll(async () => {
    for (const app of running) await app.stop();
    await servers.dispose();
  }, 60_000);

  const boot = async (): Promise<RunningApp> => {
    const { databaseUrl } = servers;
    const config = loadConfig({ HUB_DATABASE_URL: databaseUrl, HUB_HTTP_PORT: '0', HUB_LOG_LEVEL: 'silent', HUB_CLOCK_START: START });
    const clock = await openClock(databaseUrl, config);
    const imports = [PlatformModule.forRoot({ app: 'clock', config, isTransient, clock }), PersistenceModule.forRoot(databaseUrl), IdentityModule];
    const app = await bootstrapApp({ module: ClockUnderTest, imports });
    running.push(app);
    return app;
  };
  const now = (app: RunningApp): number => instantMs(app.app.get<Clock>(CLOCK).now());
  const until = async (what: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      if (what()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('it never came about');
  };

  it('begins where the first process says, and stands still until it is stepped', async () => {
    const [one, two] = [await boot(), await boot()];
    expect([now(one), now(two)]).toEqual([Date.parse(START), Date.parse(START)]);
    const to = instantOf(Date.parse(START) + 3 * 86_400_000);
    expect(await one.app.get(HubClock).change({ to })).toEqual({ kind: 'SIMULATED', now: to, speed: 0 });
    await until(() => now(two) === instantMs(to));
    expect((await one.app.get(Health).report()).parts).toMatchObject({ 'simulated-clock': 'up' });
  }, 60_000);

  it('goes at one speed in both, and never backward', async () => {
    const [one, two] = running as [RunningApp, RunningApp];
    const before = now(one);
    await one.app.get(HubClock).change({ speed: 86_400 });
    await until(() => now(two) > before + 86_400_000);
    await two.app.get(HubClock).change({ speed: 0 });
    const stood = now(two);
    await until(() => now(one) === now(two));
    expect(now(one)).toBeGreaterThanOrEqual(stood);
    await one.app.get(HubClock).change({ to: instantOf(before) });
    expect(now(one)).toBeGreaterThanOrEqual(stood);
  }, 60_000);

  it('goes on where it stood when everything is started again', async () => {
    const stood = now(running[0] as RunningApp);
    for (const app of running.splice(0)) await app.stop();
    expect(now(await boot())).toBeGreaterThanOrEqual(stood);
  }, 60_000);

  it.each([
    ['without a simulated clock', {}, 'HUB_CLOCK_IS_SIMULATED'],
    ['with another start', { HUB_CLOCK_START: '2026-02-01T00:00:00Z' }, 'HUB_CLOCK_START_DIFFERS'],
    ['with a speed and no start', { HUB_CLOCK_SPEED: 60 }, 'HUB_CLOCK_SPEED_ALONE'],
  ])('refuses a process that starts %s', async (_how, wish, code) => {
    await expect(openClock(servers.databaseUrl, wish)).rejects.toMatchObject({ code, retryable: false });
  });
});

describe('a hub on the machine’s clock', () => {
  let servers: TestServers;
  beforeAll(async () => {
    servers = await testServers({ kafka: false });
  }, 120_000);
  afterAll(() => servers.dispose(), 60_000);

  it('refuses a simulated one, also where its data is older than the choice', async () => {
    const { databaseUrl } = servers;
    await migrate(
      databaseUrl,
      identityMigrations.filter(({ id }) => !id.includes('keep-the-clock')),
    );
    const database = Database.of(databaseUrl, 2);
    await database.statement(`insert into identity.party (org_id, name, kind, district_code, uscc, is_demo) values ('X', 'x', 'COURT', '370202', 'x', true)`);
    await database.onApplicationShutdown();
    await migrate(databaseUrl, identityMigrations);
    await expect(openClock(databaseUrl, { HUB_CLOCK_START: START })).rejects.toMatchObject({ code: 'HUB_CLOCK_IS_REAL', retryable: false });
    expect(await openClock(databaseUrl, {})).toBeInstanceOf(SystemClock);
    expect(await openClock(databaseUrl, {})).not.toBeInstanceOf(SimulatedClock);
  });
});
