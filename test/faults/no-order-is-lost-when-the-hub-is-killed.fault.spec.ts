import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { testServers, type TestServers } from '#testing';
import { RunningHub } from '../support/running-hub.js';
import { SteadySenders } from '../support/steady-senders.js';

const ORDERS = 240;
const KILLS = 3;
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
    const senders = new SteadySenders(hub.as('KEY_HOTLINE_12345'), 'KILL', ORDERS);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await senders.progress(20);
      await hub.kill9();
      await hub.launch();
    }
    await senders.done;

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
