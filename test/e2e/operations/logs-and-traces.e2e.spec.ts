import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DOORS, TOPICS } from '#contracts';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { goodOrder, hostileOrder } from '../../support/hostile-orders.js';
import { OtlpCollector } from '../../support/otlp-collector.js';
import { RunningHub } from '../../support/running-hub.js';

/** A person who does not exist, in every field of every order: none of it may come out anywhere but at the parties of the case. */
const PERSON = ['卡那丽', '13900000042', '370202199001010049'] as const;
const CANARY = PERSON.join(' ');
const KEYS = {
  'hotline-12345': 'KEY_HOTLINE_12345',
  petition: 'KEY_PETITION',
  'market-12315': 'KEY_MARKET_12315',
  'hotline-12378': 'KEY_HOTLINE_12378',
} as const;

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01`, 'x-request-id': 'qd-77' };

describe('a hub that logs all it can and keeps traces', () => {
  let servers: TestServers;
  let collector: OtlpCollector;
  let hub: RunningHub;
  let database: Client;

  beforeAll(async () => {
    servers = await testServers();
    collector = await OtlpCollector.start();
    hub = await RunningHub.start(servers, { HUB_LOG_LEVEL: 'trace', HUB_OTLP_ENDPOINT: collector.endpoint });
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
  }, 300_000);
  afterAll(async () => {
    collector.stop();
    await hub.stop();
    await database.end();
    await servers.dispose();
  }, 60_000);

  const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await what()) return;
      await sleep(100);
    }
    throw new Error('it never came about');
  };

  it('takes up the trace of its caller and answers with it', async () => {
    const answer = await hub.as(KEYS['hotline-12345']).post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo: 'TRACE-1' }), CALLER);
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([202, 'qd-77']);
    expect(answer.headers.get('traceparent')).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    const refused = await hub.as(KEYS['hotline-12345']).post('/v1/doors/hotline-12345/orders', { orderNo: 'TRACE-BAD' }, CALLER);
    expect([refused.status, refused.body.traceId]).toEqual([422, TRACE]);
    const bare = await fetch(`${hub.url}/healthz`);
    expect(bare.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  }, 60_000);

  it('carries it over Kafka to the status that the door is told', async () => {
    await hub.as(KEYS['hotline-12345']).codes('hotline-12345', 'TRACE-1', 'DISPATCHED');
    const { rows } = await database.query<{ topic: string; trace: string | null; word: string | null }>(
      `select topic, headers->>'traceparent' as trace, headers->>'x-request-id' as word from
         (select topic, headers from intake.event union all select topic, headers from casework.event) as events`,
    );
    const topics = new Set(rows.filter(({ trace, word }) => trace?.includes(TRACE) === true && word === 'qd-77').map(({ topic }) => topic));
    expect(topics).toEqual(new Set([TOPICS.intakeReferral, TOPICS.caseworkReferral, TOPICS.caseworkOutbound, 'agency.hotline-12345.status.v1']));
  }, 60_000);

  it('one trace is seen from the door over Kafka to the mailbox and back to the door', async () => {
    const wanted = [
      'POST /v1/doors/hotline-12345/orders',
      `publish ${TOPICS.intakeReferral}`,
      'process casework',
      `publish ${TOPICS.caseworkOutbound}`,
      'process intake-hotline-12345',
      'process delivery',
    ];
    await until(() => wanted.every((name) => collector.of(TRACE).some((span) => span.name === name)));
    const spans = collector.of(TRACE);
    const named = (name: string) => spans.find((span) => span.name === name);
    expect(named(wanted[0] ?? '')?.parentSpanId).toBe('00f067aa0ba902b7');
    expect(named('process casework')?.parentSpanId).toBe(named(wanted[0] ?? '')?.spanId);
    expect(named('process intake-hotline-12345')?.parentSpanId).toBe(named('process casework')?.spanId);
    expect(named('process delivery')?.parentSpanId).toBe(named('process casework')?.spanId);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    expect(spans.filter(({ startTimeUnixNano, endTimeUnixNano }) => BigInt(endTimeUnixNano) < BigInt(startTimeUnixNano))).toEqual([]);
  }, 90_000);

  it('names the trace of a message that it sets aside', async () => {
    const broken = '11111111111111111111111111111111';
    await hub.sendRaw(TOPICS.intakeReferral, 'nobody', `{"name":"${CANARY}"`, { traceparent: `00-${broken}-2222222222222222-01` });
    await until(() => hub.log.includes('a message was set aside'));
    const line = hub.log.split('\n').find((each) => each.includes('a message was set aside'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ group: 'casework', state: 'dead', traceId: broken });
  }, 60_000);

  it('writes nothing of a person into any line or trace, whichever door he comes through', async () => {
    for (const door of DOORS) {
      const client = hub.as(KEYS[door]);
      for (const [index, reach] of (['free', 'all'] as const).entries()) {
        const { path, contentType, body } = hostileOrder(door, `CAN-${door}-${index}`, CANARY, reach);
        const { status } = await client.request('POST', `/v1/doors/${door}/${path}`, { body, headers: { 'content-type': contentType } });
        expect([door, reach, status < 500]).toEqual([door, reach, true]);
      }
      const good = goodOrder(door, `GOOD-${door}`);
      await client.request('POST', `/v1/doors/${door}/${good.path}`, { body: good.body, headers: { 'content-type': good.contentType } });
    }
    await hub.sendRaw(
      'agency.hotline-12345.inbound.v1',
      'CAN-K',
      JSON.stringify(hotlineOrder({ orderNo: 'CAN-K', title: CANARY, content: CANARY, caller: { name: PERSON[0], phone: PERSON[1] } })),
    );
    for (const door of ['hotline-12345', 'hotline-12378', 'petition'] as const)
      await until(async () => (await hub.as(KEYS[door]).get(`/v1/doors/${door}/orders/GOOD-${door}`)).status === 200);
    await until(
      async () =>
        Number((await database.query<{ n: string }>(`select count(*) as n from intake.source_order where source_order_no like 'CAN-%'`)).rows[0]?.n) >= 3,
    );
    await until(
      async () =>
        Number(
          (await database.query<{ n: string }>('select (select count(*) from intake.pending) + (select count(*) from casework.pending) as n')).rows[0]?.n,
        ) === 0,
    );
    await sleep(1_500);
    expect(hub.log).toContain('"level":20');
    for (const part of PERSON) {
      expect(hub.log).not.toContain(part);
      expect(collector.raw).not.toContain(part);
    }
    expect(hub.log.split('\n').filter((line) => Buffer.byteLength(line) > 16_384)).toEqual([]);
  }, 180_000);

  it('goes on when nobody reads its lines any more, and ends in order', async () => {
    hub.closeLog();
    const client = hub.as(KEYS['hotline-12345']);
    for (let n = 0; n < 20; n += 1) expect((await client.post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo: `PIPE-${n}` }))).status).toBe(202);
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    expect(await hub.terminate()).toBe(0);
  }, 90_000);
});
