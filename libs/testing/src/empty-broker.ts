import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';

/** Deletes every topic and consumer group, then makes the topics of the manifest. About a second. */
export async function emptyBroker(brokers: readonly string[]): Promise<void> {
  const port = new KafkaPort(brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'testing'));
  const admin = port.client.admin();
  await admin.connect();
  try {
    const { groups } = await admin.listGroups();
    if (groups.length > 0) await admin.deleteGroups(groups.map(({ groupId }) => groupId));
    const ours = async (): Promise<string[]> => (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
    const topics = await ours();
    if (topics.length > 0) await admin.deleteTopics({ topics });
    while ((await ours()).length > 0) await sleep(50);
    await makeTopics(port);
  } finally {
    await admin.disconnect();
  }
}

/** Right after a deletion the broker may not know a topic yet that the controller has made. */
async function makeTopics(port: KafkaPort): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await port.ensureTopics();
      return;
    } catch (error) {
      if (tries === 10) throw error;
      await sleep(100);
    }
  }
}
