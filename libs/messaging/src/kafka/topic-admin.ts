import { TOPIC_MANIFEST, type TopicSpec } from '#contracts';
import { HubError } from '#kernel';
import type { Admin, Kafka } from './kafka-client.js';

/** Missing topics of the manifest are made; a topic with other partitions stops the start: it would break the order of keys. @throws HubError `HUB_TOPIC_MISMATCH` */
export async function ensureTopics(kafka: Kafka, specs: readonly TopicSpec[] = TOPIC_MANIFEST): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    await create(
      admin,
      specs.filter(({ topic }) => !existing.has(topic)),
    );
    const { topics } = await admin.fetchTopicMetadata({ topics: specs.map(({ topic }) => topic) });
    const found = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
    for (const { topic, partitions } of specs) {
      if (found.get(topic) !== partitions) {
        throw new HubError(
          'HUB_TOPIC_MISMATCH',
          `topic ${topic} has ${found.get(topic) ?? 0} partitions, the manifest says ${partitions}: changing it breaks the order of keys`,
          false,
          { topic },
        );
      }
    }
  } finally {
    await admin.disconnect();
  }
}

async function create(admin: Admin, specs: readonly TopicSpec[]): Promise<void> {
  if (specs.length === 0) return;
  await admin.createTopics({
    waitForLeaders: true,
    topics: specs.map(({ topic, partitions, retentionMs }) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: -1,
      configEntries: [
        { name: 'retention.ms', value: String(retentionMs) },
        { name: 'compression.type', value: 'producer' },
      ],
    })),
  });
}
