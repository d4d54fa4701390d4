import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import { RunningHub } from '../support/running-hub.js';
import type { Json } from '../support/hub-client.js';

const ORDERS = 60;
const CLOSED_DAYS = 40;
/** The next weeks, from tomorrow on: whatever today is, the limits of one working day end on one of them. */
const closed = Array.from({ length: CLOSED_DAYS }, (_, index) => new Date(Date.now() + (index + 1) * 86_400_000).toISOString().slice(0, 10));

describe('the hub killed with -9 in the middle of a recalculation', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let database: Client;
  let holder: Client;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    database = new Client({ connectionString: servers.databaseUrl });
    holder = new Client({ connectionString: servers.databaseUrl });
    await Promise.all([database.connect(), holder.connect()]);
  }, 240_000);
  afterAll(async () => {
    await Promise.all([database.end(), holder.end()]);
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  const count = async (sql: string): Promise<number> => Number((await database.query<{ n: string }>(sql)).rows[0]?.n);
  const until = async (sql: string, wanted: number): Promise<void> => {
    for (let tries = 0; tries < 600 && (await count(sql)) !== wanted; tries += 1) await sleep(50);
    expect([sql, await count(sql)]).toEqual([sql, wanted]);
  };
  const RECALCULATED = `select count(*) as n from casework.event where message::json ->> 'type' = 'cn.qingdao.casework.ClockRecalculated.v1'`;
  const STALE = `select count(*) as n from casework.clock where state <> 'STOPPED' and calendar_examined < (select max(revision) from casework.calendar_revision)`;

  it('takes each clock once, and the histories replay to the clocks', async () => {
    const door = hub.as('KEY_HOTLINE_12345');
    for (let order = 0; order < ORDERS; order += 1)
      await door.post('/v1/doors/hotline-12345/orders', hotlineOrder({ orderNo: `CAL${String(order).padStart(6, '0')}` }));
    await until(`select count(*) as n from casework.clock where rule_id = 'SIGN' and state = 'RUNNING' and calendar_org = 'BNK-ICBC-QD'`, ORDERS);

    const proposed = await hub.as('KEY_CLERK_A').post('/v1/calendar/overlays', { orgId: 'BNK-ICBC-QD', reason: '虚构的停办', closed });
    expect(proposed.status).toBe(201);
    const changeId = proposed.body.changeId as unknown as string;

    // Half of the cases are held by somebody else: the recalculation does the others and cannot end.
    await holder.query('begin');
    await holder.query(`select referral_id from casework.referral order by referral_id desc limit ${ORDERS / 2} for update`);
    expect((await hub.as('KEY_CLERK_B').post(`/v1/calendar/changes/${changeId}/approve`, {})).status).toBe(200);
    await until('select count(distinct referral_id) as n from casework.recalculation_item', ORDERS / 2);
    const half = (await hub.as('KEY_DESK').get(`/v1/calendar/recalculations/${changeId}`)).body;
    expect([half.state, Number(half.remaining) > 0]).toEqual(['RUNNING', true]);
    await hub.kill9();
    await holder.query('rollback');
    await hub.launch();

    await until(STALE, 0);
    const report = (await hub.as('KEY_DESK').get(`/v1/calendar/recalculations/${changeId}`)).body;
    const items = report.items as unknown as readonly Json[];
    expect([report.state, Number(report.remaining), Number(report.counts?.LATER), items.length]).toEqual(['DONE', 0, ORDERS, ORDERS]);
    expect(await count(RECALCULATED)).toBe(ORDERS);
    expect(
      await count(
        `select count(*) as n from (select stream_id from casework.event where topic = 'casework.referral.event.v1' group by stream_id having max(stream_version) <> count(*)) as gaps`,
      ),
    ).toBe(0);
    const traced = await Promise.all([0, ORDERS - 1].map((order) => hub.as('KEY_OPERATOR').get(`/v1/ops/trace/CAL${String(order).padStart(6, '0')}`)));
    for (const { body } of traced)
      expect([body.items?.[0]?.clocksAgree, body.items?.[0]?.replayAgrees, body.items?.[0]?.chainIntact]).toEqual([true, true, true]);
  }, 240_000);
});
