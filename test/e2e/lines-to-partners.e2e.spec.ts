import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { agencyInboundTopic, agencyStatusTopic, DOOR_PARTY } from '#contracts';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import { hotlineOrder, newOrderNo, testServers, type TestServers } from '#testing';
import { RunningHub } from '../support/running-hub.js';
import type { HubAnswer } from '../support/hub-client.js';

const DOOR = 'hotline-12345';
const ORDERS = `/v1/doors/${DOOR}/orders`;
const LINE = `/v1/ops/lines/${DOOR_PARTY[DOOR]}`;
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('the line of an agency to the hub', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let kafka: KafkaPort;
  let database: Client;
  const send = (seq: string | null, orderNo = newOrderNo()): Promise<HubAnswer> =>
    hub.as('KEY_HOTLINE_12345').post(ORDERS, hotlineOrder({ orderNo }), seq === null ? {} : { 'x-hub-seq': seq });

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    kafka = new KafkaPort(servers.brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'));
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
  }, 240_000);
  afterAll(async () => {
    await kafka.onApplicationShutdown();
    await database.end();
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  /** Every order so far has reached its institution and everything told is published. */
  const settledDown = async (): Promise<void> => {
    const { rows } = await database.query<{ no: string }>('select source_order_no as no from intake.source_order');
    for (const { no } of rows) await hub.as('KEY_HOTLINE_12345').codes(DOOR, no, 'DISPATCHED');
    for (
      let tries = 0;
      tries < 100 && ((await database.query('select from intake.pending union all select from delivery.pending')).rowCount ?? 0) > 0;
      tries += 1
    )
      await sleep(100);
  };

  it('tells a sender that numbers its requests which of them never came, until they come', async () => {
    expect((await send('1')).headers.get('x-hub-seq-expected')).toBe('2');
    expect((await send('2')).headers.get('x-hub-seq-missing')).toBeNull();
    expect((await send('5')).headers.get('x-hub-seq-missing')).toBe('3-4');
    expect((await hub.as('KEY_HOTLINE_12345').get('/v1/line')).body).toMatchObject({ sequence: { expected: 6, missing: [{ from: 3, to: 4 }] } });
    expect((await send('3')).headers.get('x-hub-seq-missing')).toBe('4');
    const producer = await kafka.connect();
    const value = JSON.stringify(hotlineOrder({ orderNo: newOrderNo() }));
    await producer.send({ topic: agencyInboundTopic(DOOR), acks: -1, messages: [{ key: 'k', value, headers: { 'hub-seq': '4' } }] });
    for (let tries = 0; tries < 100 && JSON.stringify((await hub.as('KEY_OPERATOR').get(LINE)).body).includes('"from"'); tries += 1) await sleep(100);
    expect((await hub.as('KEY_HOTLINE_12345').get('/v1/line')).body).toMatchObject({ sequence: { expected: 6, missing: [] } });
    const wrong = await send('0');
    expect([wrong.status, wrong.body.code]).toEqual([400, 'HUB_SEQ_INVALID']);
  }, 60_000);

  it('answers a paused partner 503 and takes nothing of it, by HTTP or by Kafka, until it goes on', async () => {
    const [operator, hotline] = [hub.as('KEY_OPERATOR'), hub.as('KEY_HOTLINE_12345')];
    expect((await operator.post(`${LINE}/pause`, {})).status).toBe(422);
    expect((await operator.post('/v1/ops/lines/NOBODY/pause', { reason: '演练' })).status).toBe(404);
    const paused = await operator.post(`${LINE}/pause`, { direction: 'in', reason: '演练' });
    expect(paused.body).toMatchObject({ in: { pausedAt: expect.any(String) as string }, out: { pausedAt: null } });
    const answer = await send(null);
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'HUB_PARTY_PAUSED', '300']);
    const orderNo = newOrderNo();
    await kafka.sendRaw(agencyInboundTopic(DOOR), 'k', JSON.stringify(hotlineOrder({ orderNo })));
    await sleep(1_500);
    expect((await hotline.get(`${ORDERS}/${orderNo}`)).status).toBe(404);
    await operator.post(`${LINE}/resume`, { reason: '演练结束' });
    expect((await send(null)).status).toBe(202);
    expect(await hotline.codes(DOOR, orderNo, 'DISPATCHED')).toContain('RECEIVED');
    expect((await hub.as('KEY_BNK_ICBC_QD').post(`${LINE}/pause`, { reason: 'x' })).status).toBe(403);
  }, 60_000);

  it('sends its statuses again on its topic, byte for byte under the same ids, when it asks', async () => {
    const hotline = hub.as('KEY_HOTLINE_12345');
    const from = new Date(Date.now() - 3_600_000).toISOString();
    await settledDown();
    const told = Number((await database.query<{ n: string }>('select count(*) as n from intake.status where door = $1', [DOOR])).rows[0]?.n);
    expect((await hotline.post('/v1/line/replay', { from, dryRun: true })).body).toEqual({ found: told, sent: 0, next: null });
    expect((await hotline.post('/v1/line/replay', { from })).body).toMatchObject({ found: told, sent: told });
    const admin = kafka.client.admin();
    await admin.connect();
    // Right after topics were made a broker may still name another leader.
    const published = async (): Promise<number> =>
      (await admin.fetchTopicOffsets(agencyStatusTopic(DOOR)).catch(() => [])).reduce((sum, { offset }) => sum + Number(offset), 0);
    for (let tries = 0; tries < 100 && (await published()) < 2 * told; tries += 1) await sleep(100);
    expect(await published()).toBe(2 * told);
    await admin.disconnect();
    expect((await hotline.post('/v1/line/replay', { from: 'yesterday' })).status).toBe(422);
    expect((await hotline.post('/v1/line/replay', { from, to: from })).status).toBe(422);
  }, 60_000);

  it('sends an institution its records again on its topic, and finds none for one without a topic', async () => {
    const orderNo = newOrderNo();
    const content = '市民反映：在建设银行办理的信用卡，办卡时约定当年刷满五次免年费，已刷满，仍被收取年费200元。要求退还年费。';
    await hub.as('KEY_HOTLINE_12345').post(ORDERS, hotlineOrder({ orderNo, content, respondentName: '建设银行' }));
    await hub.as('KEY_HOTLINE_12345').codes(DOOR, orderNo, 'DISPATCHED');
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const bank = hub.as('KEY_BNK_CCB_QD');
    const look = async (): Promise<HubAnswer['body']> => (await bank.post('/v1/line/replay', { from, dryRun: true })).body;
    for (let tries = 0; tries < 100 && Number((await look()).found) === 0; tries += 1) await sleep(100);
    await settledDown();
    const { found } = await look();
    expect(Number(found)).toBeGreaterThan(0);
    expect((await bank.post('/v1/line/replay', { from })).body).toEqual({ found, sent: found, next: null });
    expect((await hub.as('KEY_BNK_ICBC_QD').post('/v1/line/replay', { from, dryRun: true })).body).toEqual({ found: 0, sent: 0, next: null });
  }, 60_000);

  it('adds up at the end of the day, and names what is lost', async () => {
    const operator = hub.as('KEY_OPERATOR');
    const orderNo = newOrderNo();
    await send(null, orderNo);
    await send(null, orderNo);
    await hub.as('KEY_HOTLINE_12345').post(ORDERS, { orderNo: 'BROKEN' });
    await hub.as('KEY_HOTLINE_12345').codes(DOOR, orderNo, 'DISPATCHED');
    await kafka.sendRaw(agencyInboundTopic(DOOR), 'k', '{"a":');
    type Row = Readonly<Record<string, number>> & { readonly door: string; readonly missing: readonly string[] };
    const look = async (): Promise<Row> => {
      const { body } = await operator.post(`/v1/ops/reconciliations/${today()}`, {});
      return (body.items as unknown as readonly Row[]).find(({ door }) => door === DOOR) ?? ({} as Row);
    };
    // What is refused before any transaction is counted two seconds later.
    let row = await look();
    for (let tries = 0; tries < 50 && ((row.refused ?? 0) < 2 || (row.onTheWay ?? 0) > 0); tries += 1) {
      await sleep(200);
      row = await look();
    }
    expect(row).toMatchObject({ difference: 0, onTheWay: 0, dead: 0, missing: [] });
    // A record that came twice after a rebalance is one repeat more.
    expect(row.duplicate).toBeGreaterThanOrEqual(1);
    expect(row.refused).toBeGreaterThanOrEqual(2);
    expect(row.received).toBe((row.registered ?? 0) + (row.duplicate ?? 0) + (row.refused ?? 0));
    const { rows } = await database.query<{ referral_id: string }>('select referral_id from intake.source_order where source_order_no = $1', [orderNo]);
    const lost = rows[0]?.referral_id ?? '';
    await database.query('update casework.referral set referral_id = gen_random_uuid() where referral_id = $1', [lost]).catch(async () => {
      await database.query('set session_replication_role = replica');
      await database.query('update casework.referral set referral_id = gen_random_uuid() where referral_id = $1', [lost]);
      await database.query('set session_replication_role = origin');
    });
    expect(await look()).toMatchObject({ difference: 1, missing: [lost] });
    expect((await operator.get('/readyz')).body).toMatchObject({ notes: { reconciliation: { urgent: true } } });
    expect((await operator.get('/v1/ops/reconciliations/2020-01-01')).status).toBe(404);
  }, 90_000);
});
