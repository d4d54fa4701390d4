import { Database, migrate } from '#persistence';
import { createLogger, loadConfig, Metrics, Spans } from '#platform';
import { testServers, type TestServers } from '#testing';
import { Parked } from '../parking/parked.js';
import { messagingMigrations } from '../persistence.js';
import { BatchRunner } from './batch-runner.js';
import type { IncomingMessage, Outcome } from './message.js';

const message = (offset: number, key: string): IncomingMessage => ({
  topic: 'a.topic.event.v1',
  partition: 0,
  offset: String(offset),
  key,
  headers: new Map(),
  value: Buffer.from('{}'),
  timestampMs: 1_763_942_400_000,
});

describe('poison among good messages, on a real database', () => {
  let servers: TestServers;
  let database: Database;
  const logger = createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test');

  beforeAll(async () => {
    servers = await testServers({ kafka: false });
    await migrate(servers.databaseUrl, messagingMigrations);
    database = Database.of(servers.databaseUrl, 4);
  }, 120_000);
  afterAll(async () => {
    await database.onApplicationShutdown();
    await servers.dispose();
  }, 60_000);

  it('delays only its own key, and the consumer goes on', async () => {
    const handled: string[] = [];
    const handle = (batch: readonly IncomingMessage[]): Promise<readonly Outcome[]> => {
      if (batch.some(({ key }) => key === 'poison')) return Promise.reject(new TypeError('a bug'));
      handled.push(...batch.map(({ key }) => key ?? ''));
      return Promise.resolve(batch.map(() => 'done'));
    };
    const runner = new BatchRunner(
      { options: { group: 'poisoned', foreign: true }, handle },
      new Parked(database),
      new Metrics(),
      logger,
      new Spans(loadConfig({}), 'test', logger),
    );
    const batch = Array.from({ length: 50 }, (_, index) => message(index, index === 7 || index === 30 ? 'poison' : `key-${index}`));
    await expect(runner.run(batch)).resolves.toBeUndefined();
    expect(handled.sort()).toEqual(batch.flatMap(({ key }) => (key === 'poison' ? [] : [key ?? ''])).sort());
    const rows = await database.statement<{ message_key: string; state: string }>(
      `select message_key, state from messaging.parked where consumer_group = 'poisoned' order by parked_id`,
    );
    expect(rows.map(({ message_key: key }) => key)).toEqual(['poison', 'poison']);
    await runner.run([message(60, 'poison'), message(61, 'after')]);
    expect(handled).toContain('after');
  }, 60_000);
});
