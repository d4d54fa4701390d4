import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { hotlineOrder, testServers, type TestServers } from '#testing';
import type { HubClient } from '../support/hub-client.js';
import { RunningHub } from '../support/running-hub.js';

const ORDERS = 240;
const KILLS = 4;
const SENDERS = 12;
const DOOR = 'hotline-12345';

/** Sends until the door has taken it, as an agency's system would: 503 and a lost connection are tried again. */
async function sendUntilTaken(client: HubClient, order: object): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await client.post(`/v1/doors/${DOOR}/orders`, order).catch(() => null);
    if (answer?.status === 202 || answer?.status === 200) return;
    await sleep(100);
  }
  throw new Error('an order was never taken');
}

describe('the hub killed with -9 while orders come in', () => {
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

  const count = async (sql: string): Promise<number> => Number((await database.query<{ n: string }>(sql)).rows[0]?.n);

  it('loses no order and tells no status twice', async () => {
    const client = hub.as('KEY_HOTLINE_12345');
    let next = 0;
    let taken = 0;
    const sending = Array.from({ length: SENDERS }, async () => {
      while (next < ORDERS) {
        const number = next;
        next += 1;
        await sendUntilTaken(client, hotlineOrder({ orderNo: `KILL-${number}` }));
        taken += 1;
      }
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const from = taken;
      while (taken < from + 20 && taken < ORDERS) await sleep(20);
      await hub.kill9();
      await hub.launch();
    }
    await Promise.all(sending);

    const done = async (): Promise<number> => count(`select count(distinct status_key) as n from intake.status where code = 'DISPATCHED'`);
    for (let tries = 0; tries < 300 && (await done()) < ORDERS; tries += 1) await sleep(200);

    expect(await count('select count(*) as n from casework.referral')).toBe(ORDERS);
    expect(await count(`select count(*) as n from intake.status where code = 'RECEIVED'`)).toBe(ORDERS);
    expect(await count(`select count(*) as n from intake.status where code = 'DISPATCHED'`)).toBe(ORDERS);
    expect(await count('select count(*) as n from casework.inbox_item')).toBe(ORDERS);
    // Versions of every stream are contiguous from 1 and every position of the mailbox is taken once.
    expect(
      await count('select count(*) as n from (select stream_id from casework.event group by stream_id having max(stream_version) <> count(*)) as gaps'),
    ).toBe(0);
    expect(await count('select max(position) - count(*) as n from casework.inbox_item')).toBe(0);
  }, 200_000);

  it('has nothing left to publish and nothing set aside', async () => {
    for (let tries = 0; tries < 100 && (await count('select count(*) as n from casework.pending')) > 0; tries += 1) await sleep(100);
    expect(await count('select (select count(*) from casework.pending) + (select count(*) from intake.pending) as n')).toBe(0);
    expect(await count('select count(*) as n from messaging.parked')).toBe(0);
  }, 30_000);

  it('ends on SIGTERM with code 0', async () => {
    expect(await hub.stop()).toBe(0);
  }, 60_000);
});
