import { execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { freePort, RunningHub } from '../../support/running-hub.js';
import { text } from '../../support/hub-client.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const START = '2026-03-02T09:00:00+08:00';
const ORDER = 'SIXTY-0001';

interface Said {
  readonly code: number;
  readonly out: string;
}
interface Mark {
  readonly type: string;
  readonly at: string;
  readonly data: { readonly ruleId?: string; readonly reachedAt?: string; readonly firedLateBySeconds?: number };
}

/** `npx hub …` as an operator of this hub gives it. */
const cli = (hub: RunningHub, ...args: readonly string[]): Promise<Said> =>
  new Promise((done) => {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      LANG: 'en_US.UTF-8',
      LC_ALL: 'en_US.UTF-8',
      HUB_URL: hub.url,
      KEY_OPERATOR: hub.demoKeys().KEY_OPERATOR ?? '',
    };
    execFile(process.execPath, [resolve(ROOT, 'bin/hub.mjs'), ...args], { env, timeout: 120_000 }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: out + err });
    });
  });

describe('a hub on a simulated clock', () => {
  let servers: TestServers;
  let hub: RunningHub;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers, { HUB_CLOCK_START: START });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  it('says so: in its log, its readiness, its status and on the command line', async () => {
    expect(hub.log).toContain('simulated clock');
    const ready = (await (await fetch(`${hub.url}/readyz`)).json()) as { parts: Record<string, string> };
    expect(ready.parts['simulated-clock']).toBe('up');
    expect((await hub.as('KEY_OPERATOR').get('/v1/ops/status')).body.time).toEqual({ kind: 'SIMULATED', now: new Date(START).toISOString(), speed: 0 });
    expect((await cli(hub, 'status')).out).toContain('a simulated clock (stands still, stepped)');
  }, 60_000);

  it('lives through sixty days of a case in one step, and every mark is told at its time', async () => {
    const hotline = hub.as('KEY_HOTLINE_12345');
    expect((await hotline.post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo: ORDER, receivedAt: '2026-03-02T08:30:00+08:00' }))).status).toBe(202);
    // Nobody waits until it is dispatched: what came before a step becomes a case before it.
    const stepped = await cli(hub, 'time', 'step', '60d', '--json');
    expect(stepped.code).toBe(0);
    expect(stepped.out).toContain('"now":"2026-05-01T01:00:00.000Z"');
    const [trace] = (await hub.as('KEY_OPERATOR').get(`/v1/ops/trace/${ORDER}`)).body.items as unknown as [
      { readonly events: readonly Mark[]; readonly clocksAgree: boolean },
    ];
    const told = trace.events.filter(({ data }) => data.ruleId === 'FC-02' && data.reachedAt !== undefined);
    // 17 March is the fifteenth day; reminders wait for eight o'clock of a working day, a breach does not wait.
    expect(told.map(({ type, at, data }) => `${type} ${at} ${data.firedLateBySeconds ?? ''}`)).toEqual([
      'ClockWarned50 2026-03-10T00:00:00.000Z 28800',
      'ClockWarned80 2026-03-16T00:00:00.000Z 201600',
      'YellowCardIssued 2026-03-16T00:00:00.000Z 28800',
      'ClockBreached 2026-03-17T16:00:00.000Z 0',
      'BulletinIssued 2026-03-23T16:00:00.000Z 0',
    ]);
    expect(trace.clocksAgree).toBe(true);
  }, 120_000);

  it('goes at a speed and never backward', async () => {
    expect((await cli(hub, 'time', 'speed', '3600')).out).toContain('3600 seconds a second');
    const before = text((await hub.as('KEY_OPERATOR').get('/v1/ops/time')).body.now);
    const back = await cli(hub, 'time', 'until', '2026-03-02T09:00:00+08:00');
    expect(back).toMatchObject({ code: 4, out: expect.stringContaining('HUB_CLOCK_STEP') as string });
    expect((await cli(hub, 'time', 'speed', 'fast')).code).toBe(2);
    expect((await cli(hub, 'time', 'speed', '0')).out).toContain('stands still');
    expect(text((await hub.as('KEY_OPERATOR').get('/v1/ops/time')).body.now) > before).toBe(true);
  }, 60_000);

  it('takes orders from operators only', async () => {
    for (const key of ['KEY_DESK', 'KEY_HOTLINE_12345', 'KEY_BNK_ICBC_QD'])
      expect((await hub.as(key).post('/v1/ops/time/step', { by: '1d' })).status).toBe(403);
  });
});

describe('a hub on the machine’s clock', () => {
  let servers: TestServers;
  let hub: RunningHub;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  it('cannot be stepped, and says why and what next', async () => {
    const { status, body } = await hub.as('KEY_OPERATOR').post('/v1/ops/time/step', { by: '1d' });
    expect([status, body.code]).toEqual([409, 'HUB_CLOCK_IS_REAL']);
    expect((await hub.as('KEY_OPERATOR').request('PUT', '/v1/ops/time/speed', { body: '{"speed":60}' })).body.code).toBe('HUB_CLOCK_IS_REAL');
    expect(await cli(hub, 'time', 'step', '1d')).toMatchObject({ code: 5, out: expect.stringContaining('HUB_CLOCK_START') as string });
    expect((await cli(hub, 'time')).out).toContain('the real clock');
  }, 60_000);

  it('is refused a simulated one on its data', async () => {
    const port = await freePort();
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      HUB_KAFKA_BROKERS: servers.brokers.join(','),
      HUB_DATABASE_URL: servers.databaseUrl,
      HUB_HTTP_PORT: String(port),
    };
    const child = spawn(process.execPath, [resolve(ROOT, 'dist/apps/hub/src/main.js'), '--empty'], {
      env: { ...env, HUB_CLOCK_START: START, HUB_DATA_DIR: '/var/tmp/liandong-never' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((done) => child.once('exit', done));
    expect(code).toBe(6);
    expect(said).toContain('[HUB_CLOCK_IS_REAL]');
    expect(said).not.toContain('    at ');
  }, 60_000);
});
