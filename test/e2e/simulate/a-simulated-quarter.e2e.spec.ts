import { testServers, type TestServers } from '#testing';
import { days2026, daysWithout } from '../../oracle/days-2026.js';
import { check } from '../../simulate/check.js';
import { startOfYear } from '../../simulate/rhythm.js';
import { SimHub } from '../../simulate/sim-hub.js';
import { liveThrough, type Year } from '../../simulate/year.js';
import { RunningHub } from '../../support/running-hub.js';

const CASES = 160;
const OPTIONS = { cases: CASES, year: 2026, days: 90, seed: 11, json: true, forget: null };

/** The same as `npm run simulate -- --cases 160 --days 90 --seed 11`: the Spring Festival lies in it, with its make-up days. */
describe('a quarter of a simulated year, through all four doors', () => {
  let servers: TestServers;
  let running: RunningHub;
  let hub: SimHub;
  let year: Year;

  beforeAll(async () => {
    servers = await testServers();
    running = await RunningHub.start(servers, { HUB_CLOCK_START: new Date(startOfYear(2026)).toISOString(), HUB_LOG_LEVEL: 'error' });
    hub = new SimHub(running.url, running.demoKeys());
    year = await liveThrough(OPTIONS, { hub, days: days2026, tell: () => undefined });
  }, 600_000);
  afterAll(async () => {
    hub.close();
    await running.stop();
    await servers.dispose();
  }, 120_000);

  it('sends every order and loses none', () => {
    const { sent, accepted, duplicate, conflict, refused } = year.counts;
    expect(sent).toBe(CASES);
    expect(accepted).toBe(year.cases.length);
    expect(accepted + duplicate + conflict + refused).toBe(CASES);
    expect(Object.keys(year.counts.refusals).filter((why) => why.endsWith('HUB_INTERNAL'))).toEqual([]);
    // What lengthens a limit, lets it stand still or takes it back has happened.
    const lives = ['requestExtension', 'suspend', 'resume', 'endMediation', 'rejectReply', 'approveReturn', 'withdraw', 'escalateUrgency', 'addMaterial'];
    expect(lives.filter((command) => year.counts.obeyed[command] === undefined)).toEqual([]);
    expect(new Set(year.cases.map(({ door }) => door)).size).toBe(4);
  });

  it('reports exactly the breaches that the slow calculator finds in its history, each at its time', async () => {
    const verdict = await check(year, { hub, days: days2026, tell: () => undefined });
    expect(verdict.examples).toEqual([]);
    expect(verdict).toMatchObject({ onlyHub: 0, onlyOracle: 0, lateMarks: 0, clocksDiffer: 0, historiesBroken: 0, agreed: verdict.breaches });
    expect(Object.keys(verdict.byRule).length).toBeGreaterThan(6);
    expect(verdict.breaches).toBeGreaterThan(50);
    expect(verdict.histories).toBeGreaterThanOrEqual(year.cases.length);
  }, 120_000);

  it('would be found out by that calculator if one of both forgot the Spring Festival', async () => {
    const verdict = await check(year, { hub, days: daysWithout('02-15..02-23', days2026), tell: () => undefined });
    expect(verdict.onlyHub).toBeGreaterThan(0);
    expect(verdict.onlyOracle).toBeGreaterThan(0);
    expect(verdict.clocksDiffer).toBe(0);
  }, 120_000);

  it('goes on where it stood after kill -9', async () => {
    await running.kill9();
    await running.launch();
    const { json } = await hub.as('operator').get('/v1/ops/time');
    expect(json).toMatchObject({ kind: 'SIMULATED', now: new Date(year.until).toISOString(), speed: 0 });
  }, 120_000);
});
