import { Client } from 'pg';
import { TOPIC_MANIFEST } from '#contracts';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';
import { testServers, type TestServers } from './test-servers.js';

const topicsOf = async (brokers: readonly string[]): Promise<readonly string[]> => {
  const admin = new KafkaPort(brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test')).client.admin();
  await admin.connect();
  try {
    return (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
  } finally {
    await admin.disconnect();
  }
};

describe('the servers of a spec file', () => {
  let first: TestServers;
  beforeAll(async () => {
    first = await testServers();
  }, 120_000);
  afterAll(() => first.dispose(), 120_000);

  it('have every topic of the manifest and no other', async () => {
    expect([...(await topicsOf(first.brokers))].sort()).toEqual(TOPIC_MANIFEST.map(({ topic }) => topic).sort());
  });

  it('have a database of their own that is empty and gone after dispose', async () => {
    const second = await testServers({ kafka: false });
    const client = new Client({ connectionString: second.databaseUrl });
    await client.connect();
    const { rows } = await client.query("select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
    await client.end();
    expect(rows).toEqual([]);
    expect(second.databaseUrl).not.toBe(first.databaseUrl);
    await second.dispose();
    await expect(new Client({ connectionString: second.databaseUrl }).connect()).rejects.toThrow(/does not exist/);
  });
});
