import { TOPIC_MANIFEST } from '#contracts';
import type { KafkaPort } from '#messaging';

type Admin = ReturnType<KafkaPort['client']['admin']>;

/**
 * What groups have not taken to an end, by group and topic: it is no row anywhere, and a group that joins anew reads nothing for many seconds. A group
 * that never read is nobody's: its app does not run here.
 * @throws when the broker is away
 */
export async function unread(kafka: KafkaPort): Promise<Readonly<Record<string, number>>> {
  const admin = kafka.client.admin();
  await admin.connect();
  try {
    const pairs = TOPIC_MANIFEST.flatMap(({ topic, consumers }) => consumers.filter((group) => group !== '*').map((group) => ({ group, topic })));
    const left: Record<string, number> = {};
    for (const { group, topic } of pairs) {
      const lag = await lagOf(admin, group, topic);
      if (lag > 0) left[`unread ${group} ${topic}`] = lag;
    }
    return left;
  } finally {
    await admin.disconnect();
  }
}

async function lagOf(admin: Admin, groupId: string, topic: string): Promise<number> {
  const [ends, offsets] = await Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId, topics: [topic] })]);
  const read = new Map((offsets[0]?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0).map(({ partition, offset }) => [partition, Number(offset)]));
  if (read.size === 0) return 0;
  return ends.reduce((sum, { partition, low, high }) => sum + Number(high) - (read.get(partition) ?? Number(low)), 0);
}
