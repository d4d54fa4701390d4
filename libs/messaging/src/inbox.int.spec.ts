import { randomUUID } from 'node:crypto';
import { Database, migrate, type HubMigration } from '#persistence';
import { armCrashPoints } from '#platform';
import { testServers, type TestServers } from '#testing';
import { recordEvents } from './events/record-events.js';
import { createEventTables } from './events/tables.js';
import { Inbox } from './inbox.js';
import { messagingMigrations } from './persistence.js';

const TABLES: HubMigration = {
  id: '20261124999999-create-intake-for-a-test',
  up: async (tx) => {
    await tx.query(`create schema intake; grant usage on schema intake to hub_worker, hub_app; ${createEventTables('intake')}
      create table intake.effect (message_id uuid not null); grant select, insert on intake.effect to hub_worker;`);
  },
};

describe('the effects of messages, on a real database', () => {
  let servers: TestServers;
  let database: Database;
  let inbox: Inbox;

  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, [...messagingMigrations, TABLES]);
    database = Database.of(servers.databaseUrl, 8);
    inbox = new Inbox(database);
  }, 120_000);
  afterEach(() => {
    armCrashPoints(undefined);
  });
  afterAll(async () => {
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 60_000);

  const count = async (table: string): Promise<number> => Number((await database.statement<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

  it('are recorded with the mark of their cause and its effect, or none of them is', async () => {
    const message = { id: randomUUID() };
    const stream = randomUUID();
    const handle = (): Promise<unknown> =>
      inbox.once('a-group', [message], async (tx) => {
        await tx.query('insert into intake.effect values ($1)', [message.id]);
        const row = { streamId: stream, streamVersion: 1, eventId: randomUUID(), topic: 't', key: stream, headers: null, value: '{}' };
        await recordEvents(tx, 'intake', [row]);
      });
    const tables = ['messaging.inbox', 'intake.effect', 'intake.event', 'intake.pending'];
    const before = await Promise.all(tables.map(count));
    const change = async (): Promise<readonly number[]> => (await Promise.all(tables.map(count))).map((now, index) => now - (before[index] ?? 0));
    for (const point of ['consumer.inbox-inserted', 'consumer.effect-done']) {
      armCrashPoints(`${point}:throw`);
      await expect(handle()).rejects.toThrow(point);
      expect([point, await change()]).toEqual([point, [0, 0, 0, 0]]);
    }
    armCrashPoints(undefined);
    await handle();
    expect(await change()).toEqual([1, 1, 1, 1]);
  }, 60_000);

  it('are caused once by a message, however often and by however many at once it is handled', async () => {
    const messages = Array.from({ length: 200 }, () => ({ id: randomUUID() }));
    const before = await count('intake.effect');
    const handle = (from: number): Promise<unknown> =>
      inbox.once('another-group', messages.slice(from, from + 80), async (tx, unseen) => {
        await tx.query('insert into intake.effect select unnest($1::uuid[])', [unseen.map(({ id }) => id)]);
      });
    await Promise.all([0, 20, 40, 60, 80, 100, 120, 0, 60, 120].map(handle));
    expect((await count('intake.effect')) - before).toBe(messages.length);
  }, 60_000);
});
