import { setTimeout as sleep } from 'node:timers/promises';
import { DOORS, GROUPS } from '#contracts';
import { KafkaPort } from '#messaging';
import { createLogger } from '#platform';

const ABSENT = 'GROUP_ID_NOT_FOUND';
const TRIES = 60;
const HUB_GROUPS: readonly string[] = Object.values(GROUPS).flatMap((group) => (typeof group === 'string' ? [group] : DOORS.map(group)));

type Admin = ReturnType<KafkaPort['client']['admin']>;

/** Deletes every topic and consumer group, then makes the topics of the manifest. About a second. */
export async function emptyBroker(brokers: readonly string[]): Promise<void> {
  const port = new KafkaPort(brokers, createLogger({ HUB_LOG_LEVEL: 'silent' }, 'testing'));
  const admin = port.client.admin();
  await admin.connect();
  try {
    for (const group of HUB_GROUPS) await deleteGroup(admin, group);
    const { groups } = await admin.listGroups();
    for (const { groupId } of groups) await deleteGroup(admin, groupId);
    const ours = async (): Promise<string[]> => (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
    const topics = await ours();
    if (topics.length > 0) await admin.deleteTopics({ topics });
    while ((await ours()).length > 0) await sleep(50);
    await makeTopics(port);
  } finally {
    await admin.disconnect();
  }
}

/**
 * Until the coordinator says that the group is not there. A broker that has just started lists only the groups it has loaded so far, and a
 * group that is missed there keeps its offsets: on a topic made anew it would skip as many records as it had read before.
 */
async function deleteGroup(admin: Admin, group: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await admin.deleteGroups([group]);
    } catch (error) {
      if (reasonOf(error) === ABSENT) return;
      if (tries === TRIES) throw error;
      await sleep(250);
    }
  }
}

function reasonOf(error: unknown): unknown {
  const { groups } = error as { readonly groups?: readonly { readonly error?: { readonly type?: string } }[] };
  return groups?.[0]?.error?.type ?? (error as { readonly type?: string }).type;
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
