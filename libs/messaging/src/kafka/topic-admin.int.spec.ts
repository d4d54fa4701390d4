import { randomUUID } from 'node:crypto';
import type { TopicSpec } from '#contracts';
import { createLogger } from '#platform';
import { testServers, type TestServers } from '#testing';
import { kafkaClient, type Kafka } from './kafka-client.js';
import { ensureTopics } from './topic-admin.js';

const spec = (topic: string, partitions = 1): TopicSpec => ({
  topic,
  partitions,
  retentionMs: 60_000,
  key: 'none',
  producers: [],
  consumers: [],
  secrecy: 'broadcast',
});

describe('the topics at a start, with one broker', () => {
  let servers: TestServers;
  let kafka: Kafka;
  const topic = `test.${randomUUID()}.event.v1`;
  beforeAll(async () => {
    servers = await testServers();
    kafka = kafkaClient(servers.brokers, 'test', createLogger({ HUB_LOG_LEVEL: 'silent' }, 'test'));
  }, 120_000);
  afterAll(() => servers.dispose(), 60_000);

  it(
    'are not made with more copies than there are brokers: the start waits for the others',
    () => expect(ensureTopics(kafka, [spec(topic)], 3)).rejects.toMatchObject({ code: 'HUB_TOPIC_REPLICATION', retryable: true }),
    60_000,
  );

  it('are made with as many copies as there are brokers', async () => {
    await ensureTopics(kafka, [spec(topic)]);
    const admin = kafka.admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    await admin.disconnect();
    expect(topics[0]?.partitions.map(({ replicas }) => replicas.length)).toEqual([1]);
  }, 60_000);

  it(
    'stop the start where they have fewer copies than the configuration says',
    () => expect(ensureTopics(kafka, [spec(topic)], 3)).rejects.toMatchObject({ code: 'HUB_TOPIC_REPLICATION', retryable: false }),
    60_000,
  );

  it(
    'stop the start where they have other partitions than the manifest',
    () => expect(ensureTopics(kafka, [spec(topic, 2)])).rejects.toMatchObject({ code: 'HUB_TOPIC_MISMATCH', retryable: false }),
    60_000,
  );
});
