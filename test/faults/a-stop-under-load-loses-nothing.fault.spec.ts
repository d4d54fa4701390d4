import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { testServers, type TestServers } from '#testing';
import type { HubClient } from '../support/hub-client.js';
import { freePort, RunningHub } from '../support/running-hub.js';
import { SteadyOrders } from '../support/steady-orders.js';

const RATE = 60;

/** The process ends by itself with the exit code of its promise: 0 in order, 1 where its limit cut it off. Without an end this never resolves. */
const CODES = [0, 1];

describe('a hub that is asked to stop while orders are posted', () => {
  let servers: TestServers;
  let hub: RunningHub;
  let database: Client;

  beforeAll(async () => {
    servers = await testServers();
    hub = await RunningHub.start(servers);
    database = new Client({ connectionString: servers.databaseUrl });
    await database.connect();
  }, 240_000);
  afterAll(async () => {
    await database.end();
    await hub.stop();
    await servers.dispose();
  }, 60_000);

  const count = async (sql: string, parameters: readonly unknown[] = []): Promise<number> =>
    Number((await database.query<{ n: string }>(sql, [...parameters])).rows[0]?.n);
  const metric = async (line: RegExp): Promise<number> => {
    const text = await (await fetch(`${hub.url}/metrics`)).text();
    return [...text.matchAll(line)].reduce((sum, [, value]) => sum + Number(value), 0);
  };

  it('ends in order and has everything that it answered, each once, and nothing comes to a consumer again', async () => {
    const orders = new SteadyOrders(hub.as('KEY_HOTLINE_12345'), 'STOP', RATE);
    while (orders.sofar < 150) await sleep(20);
    const code = await hub.terminate();
    const { taken, refused } = await orders.stop();
    expect(code).toBe(0);
    // What is not taken while it leaves is told so in the same words as ever.
    expect(refused.filter((status) => status !== 503)).toEqual([]);

    await hub.launch();
    const done = (): Promise<number> => count(`select count(*) as n from intake.status where code = 'DISPATCHED'`);
    const received = await count('select count(*) as n from intake.source_order');
    for (let tries = 0; tries < 300 && (await done()) < received; tries += 1) await sleep(200);
    expect(await count('select count(*) as n from intake.source_order where source_order_no = any($1)', [taken])).toBe(taken.length);
    expect(await done()).toBe(received);
    expect(await count('select count(*) as n from casework.referral')).toBe(received);
    expect(await count('select count(*) as n from messaging.parked')).toBe(0);
    expect(await metric(/^hub_messages_total\{group="[\w-]+",outcome="duplicate"\} (\d+)$/gm)).toBe(0);
  }, 200_000);

  it('ends at once when it is asked a second time', async () => {
    const orders = new SteadyOrders(hub.as('KEY_HOTLINE_12345'), 'TWICE', RATE);
    while (orders.sofar < 30) await sleep(20);
    const code = await hub.terminate(2);
    const { taken } = await orders.stop();
    expect([0, 130]).toContain(code);
    expect(await count('select count(*) as n from intake.source_order where source_order_no = any($1)', [taken])).toBe(taken.length);
    await hub.launch();
    for (let tries = 0; tries < 300 && (await count('select count(*) as n from intake.pending')) > 0; tries += 1) await sleep(100);
    expect(await count('select count(*) as n from intake.pending')).toBe(0);
  }, 120_000);
});

/** A broker that was killed reads its logs anew; what waits for it comes through a little later. */
async function dispatched(door: HubClient, orderNo: string): Promise<readonly string[]> {
  for (let tries = 1; ; tries += 1) {
    const codes = await door.codes('hotline-12345', orderNo, 'DISPATCHED').catch((error: unknown) => {
      if (tries === 5) throw error;
      return null;
    });
    if (codes) return codes;
  }
}

describe('a hub that is asked to stop while its Kafka hangs', () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await RunningHub.start(null, { HUB_KAFKA_PORT: String(await freePort()), HUB_POSTGRES_PORT: String(await freePort()) });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  }, 60_000);

  it('ends by itself, and has what it answered after the next start', async () => {
    const client = hub.as('KEY_HOTLINE_12345');
    const orders = new SteadyOrders(client, 'HANG', RATE);
    while (orders.sofar < 30) await sleep(20);
    process.kill(hub.serverPid('kafka') ?? 0, 'SIGSTOP');
    const before = orders.sofar;
    while (orders.sofar < before + 20) await sleep(20);
    const code = await hub.terminate();
    const { taken } = await orders.stop();
    expect(CODES).toContain(code);
    expect(hub.serverPid('kafka')).toBeNull();
    await hub.launch();
    const door = hub.as('KEY_HOTLINE_12345');
    for (const orderNo of taken) expect([orderNo, (await door.get(`/v1/doors/hotline-12345/orders/${orderNo}`)).status]).toEqual([orderNo, 200]);
    for (const orderNo of taken.slice(-10)) expect(await dispatched(door, orderNo)).toEqual(['RECEIVED', 'DISPATCHED']);
  }, 400_000);
});
