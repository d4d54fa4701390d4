import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { FakeClock, hotlineOrder } from '#testing';
import { call, postJson, startDoors, type Answer, type DoorApp } from '../../../test/contract/doors/door-app.js';

const H = 'hotline-12345';
/** The advisory locks that intake's relay claims its shards with: whoever holds them publishes. */
const RELAY_CLASS = 7_201;
const SHARDS = 64;

describe('batch files while too much waits to be published', () => {
  let app: DoorApp;
  let other: Client;
  beforeAll(async () => {
    app = await startDoors(new FakeClock('2026-11-23T10:00:00+08:00'), { HUB_BATCH_BACKLOG_EVENTS: '5' });
    other = new Client({ connectionString: app.servers.databaseUrl });
    await other.connect();
  }, 120_000);
  afterAll(async () => {
    await other.end();
    await app.stop();
  }, 120_000);

  const file = (): Promise<Answer> =>
    call(app, H, `${H}/orders:batch`, { body: JSON.stringify(hotlineOrder()), headers: { 'content-type': 'application/x-ndjson' } });
  const pending = async (): Promise<number> => (await app.database.statement('select 1 from intake.pending')).length;
  const singles = async (count: number): Promise<void> => {
    for (let sent = 0; sent < count; sent += 1) expect((await postJson(app, `${H}/orders`, hotlineOrder())).status).toBe(202);
  };

  it('are taken up to the limit, then refused with the time to come again, and single orders never; taken again afterwards', async () => {
    await other.query('select pg_advisory_lock($1, shard) from generate_series(0, $2 - 1) as shard', [RELAY_CLASS, SHARDS]);
    const before = await pending();
    await singles(4 - before);
    expect((await file()).status).toBe(202);
    for (let tries = 0; tries < 200 && (await pending()) < 5; tries += 1) await sleep(50);
    await singles(1);
    const refused = await file();
    expect([refused.status, refused.json.code, refused.headers.get('retry-after')]).toEqual([503, 'HUB_BATCHES_PAUSED', '30']);
    await singles(3);
    await other.query('select pg_advisory_unlock_all()');
    for (let tries = 0; tries < 400 && (await pending()) > 0; tries += 1) await sleep(50);
    expect((await file()).status).toBe(202);
  }, 60_000);

  it('are refused for the age of what waits, however little it is', async () => {
    await other.query('select pg_advisory_lock($1, shard) from generate_series(0, $2 - 1) as shard', [RELAY_CLASS, SHARDS]);
    await singles(1);
    await other.query(`update intake.pending set recorded_at = recorded_at - interval '3 minutes'`);
    expect((await file()).json.code).toBe('HUB_BATCHES_PAUSED');
    await other.query(`update intake.pending set parked_at = clock_timestamp()`);
    expect((await file()).status).toBe(202);
    await other.query('select pg_advisory_unlock_all()');
  }, 60_000);
});
