import { setTimeout as sleep } from 'node:timers/promises';
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
    const found = await partitionsOf(
      admin,
      specs.map(({ topic }) => topic),
    );
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

const TRIES = 40;
const PAUSE_MS = 250;

/** How many partitions each topic has. A topic made a moment ago is not known everywhere at once, so it is asked for again. */
async function partitionsOf(admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
      const allKnown = topics.length === names.length && topics.every(({ partitions }) => partitions.length > 0);
      if (allKnown || tries >= TRIES) return new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
    } catch (error) {
      if (tries >= TRIES) throw error;
    }
    await sleep(PAUSE_MS);
  }
}
