import { instantOf, type Clock } from '#kernel';
import { createLogger, Health, Metrics } from '#platform';
import { testServers, type TestServers } from '#testing';
import { ClockSkew } from './clock-skew.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';

/** A machine whose clock is wrong by this much. */
const wrongBy = (ms: number): Clock => ({ now: () => instantOf(performance.timeOrigin + performance.now() + ms) });

describe('a machine and a database that disagree about the time', () => {
  let servers: TestServers;
  let database: Database;
  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, [], true);
    database = Database.of(servers.databaseUrl, 2);
  }, 60_000);
  afterAll(async () => {
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 60_000);

  it.each([
    ['little', 400, 'up'],
    ['much', -45_000, 'degraded'],
    ['much, the other way', 90_000, 'degraded'],
  ])('by %s (%d ms): the number tells, and readiness says %s', async (_what, ms, state) => {
    const [health, metrics] = [new Health(), new Metrics()];
    await new ClockSkew(database, metrics, health, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'), wrongBy(ms)).look();
    const value = Number(/^hub_clock_skew_seconds (\S+)$/m.exec(await metrics.text())?.[1]);
    expect(Math.abs(value + ms / 1_000) < 5).toBe(true);
    expect(await health.report()).toEqual({ state, parts: { clock: state } });
  });
});
