import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { TOPIC_MANIFEST, type TopicSpec } from '#contracts';
import { HubError } from '#kernel';
import type { Admin, Kafka } from './kafka-client.js';

/** Three copies of every record, where there are as many brokers. */
const MOST_REPLICAS = 3;
/** From three replicas on a record is only taken when two have it: one broker may go without stopping anything or losing anything. */
const MIN_IN_SYNC = 2;
const IN_SYNC = 'min.insync.replicas';

/**
 * Missing topics of the manifest are made; a topic with other partitions stops the start, because it would break the order of keys, and one with
 * fewer copies does, because what was acknowledged could be lost with a broker.
 * @param replication copies of each topic; left out: three, or as many as there are brokers
 * @throws HubError `HUB_TOPIC_MISMATCH`, `HUB_TOPIC_REPLICATION`
 */
export async function ensureTopics(kafka: Kafka, specs: readonly TopicSpec[] = TOPIC_MANIFEST, replication?: number): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { brokers } = await admin.describeCluster();
    const wanted = replication ?? Math.min(MOST_REPLICAS, brokers.length);
    const existing = new Set(await admin.listTopics());
    const missing = specs.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0 && brokers.length < wanted) throw tooFewBrokers(brokers.length, wanted);
    await create(admin, missing, wanted);
    const names = specs.map(({ topic }) => topic);
    const found = await topicsOf(admin, names);
    for (const spec of specs) check(spec, found.get(spec.topic), wanted);
    if (wanted >= MOST_REPLICAS) await checkInSync(admin, names);
  } finally {
    await admin.disconnect();
  }
}

function check({ topic, partitions }: TopicSpec, found: Found | undefined, wanted: number): void {
  if (found?.partitions !== partitions) {
    throw new HubError(
      'HUB_TOPIC_MISMATCH',
      `topic ${topic} has ${found?.partitions ?? 0} partitions, the manifest says ${partitions}: changing it breaks the order of keys`,
      false,
      { topic },
    );
  }
  if (found.replicas < wanted) throw tooFewCopies(topic, `${found.replicas} replicas`, `${wanted}`);
}

async function checkInSync(admin: Admin, topics: readonly string[]): Promise<void> {
  const resources = topics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: [IN_SYNC] }));
  const answer = await admin.describeConfigs({ includeSynonyms: false, resources });
  for (const { resourceName, configEntries } of answer.resources) {
    const value = Number(configEntries.find(({ configName }) => configName === IN_SYNC)?.configValue);
    if (value < MIN_IN_SYNC) throw tooFewCopies(resourceName, `${IN_SYNC}=${value}`, `${MIN_IN_SYNC}`);
  }
}

const tooFewBrokers = (brokers: number, wanted: number): HubError =>
  new HubError(
    'HUB_TOPIC_REPLICATION',
    `${wanted} 个副本需要同样多的 Kafka 节点，现有 ${brokers} 个 · ${wanted} replicas need as many brokers, there are ${brokers}`,
    true,
  );

const tooFewCopies = (topic: string, has: string, wanted: string): HubError =>
  new HubError(
    'HUB_TOPIC_REPLICATION',
    `主题 ${topic} 的副本设置不足（${has}，应为 ${wanted}）：请增加副本，或设置 HUB_KAFKA_REPLICATION · topic ${topic} has ${has}, wanted ${wanted}: raise it, or set HUB_KAFKA_REPLICATION`,
    false,
    { topic },
  );

async function create(admin: Admin, specs: readonly TopicSpec[], replicas: number): Promise<void> {
  if (specs.length === 0) return;
  const request = {
    waitForLeaders: true,
    topics: specs.map(({ topic, partitions, retentionMs }) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: replicas,
      configEntries: [
        { name: 'retention.ms', value: String(retentionMs) },
        { name: 'compression.type', value: 'producer' },
        ...(replicas >= MOST_REPLICAS ? [{ name: IN_SYNC, value: String(MIN_IN_SYNC) }] : []),
      ],
    })),
  };
  // A slow broker does not know at once what it has just made; whether all is there is asked for afterwards.
  await admin.createTopics(request).catch((error: unknown) => {
    if ((error as { readonly retriable?: boolean }).retriable !== true) throw error;
  });
}

interface Found {
  readonly partitions: number;
  /** Of the partition that has fewest. */
  readonly replicas: number;
}

const TRIES = 40;
const PAUSE_MS = 250;

/** How many partitions and copies each topic has. A topic made a moment ago is not known everywhere at once, so it is asked for again. */
async function topicsOf(admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
      const allKnown = topics.length === names.length && topics.every(({ partitions }) => partitions.length > 0);
      if (allKnown || tries >= TRIES)
        return new Map(
          topics.map(({ name, partitions }) => [
            name,
            { partitions: partitions.length, replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)) },
          ]),
        );
    } catch (error) {
      if (tries >= TRIES) throw error;
    }
    await sleep(PAUSE_MS);
  }
}
