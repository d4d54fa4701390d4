import type { Admin } from '../kafka/kafka-client.js';

/** How far one group is behind on one topic. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly messages: number;
  /** Seconds: the oldest message that the group has not taken to an end; 0 where none waits. */
  readonly oldestS: number;
}

export interface GroupTopic {
  readonly group: string;
  readonly topic: string;
}

/** Seconds. Between two of them the age is narrowed down in a few steps. */
const AGES = [0, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 21_600, 86_400, 604_800, 2_592_000];
const STEPS = 4;

/** The present of the machine in milliseconds, by which the time stamps of messages are judged. */
const nowMs = (): number => performance.timeOrigin + performance.now();

/** @throws when the broker is away */
export async function groupLags(admin: Admin, pairs: readonly GroupTopic[]): Promise<readonly GroupLag[]> {
  const topics = [...new Set(pairs.map(({ topic }) => topic))];
  const ends = new Map(await Promise.all(topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(topic)] as const)));
  const lags: GroupLag[] = [];
  for (const group of new Set(pairs.map((pair) => pair.group))) {
    const own = pairs.filter((pair) => pair.group === group).map(({ topic }) => topic);
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group, topics: own })) {
      const at = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      const open = (ends.get(topic) ?? []).map(({ partition, high, low }) => {
        const committed = at.get(partition) ?? -1;
        // A group that has committed nothing yet begins with the oldest message there is.
        return { partition, next: Math.max(committed, Number(low)), high: Number(high) };
      });
      const behind = open.filter(({ next, high }) => high > next);
      const messages = behind.reduce((sum, { next, high }) => sum + high - next, 0);
      lags.push({ group, topic, messages, oldestS: messages === 0 ? 0 : await oldest(admin, topic, behind) });
    }
  }
  return lags;
}

/**
 * The broker says which message is the first one at or after a time: where that lies behind the next one to be taken, that one is older. So the age
 * is found by halving, without reading a message.
 */
async function oldest(admin: Admin, topic: string, behind: readonly { readonly partition: number; readonly next: number }[]): Promise<number> {
  const isOlderThan = async (seconds: number): Promise<boolean> => {
    const first = new Map(
      (await admin.fetchTopicOffsetsByTimestamp(topic, Math.floor(nowMs() - seconds * 1_000))).map((each) => [each.partition, Number(each.offset)]),
    );
    return behind.some(({ partition, next }) => (first.get(partition) ?? 0) > next);
  };
  let [low, high] = [0, AGES.length - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isOlderThan(AGES[middle] ?? 0)) low = middle;
    else high = middle;
  }
  let [from, to] = [AGES[low] ?? 0, AGES[high] ?? 0];
  for (let step = 0; step < STEPS && to - from > 0.5; step += 1) {
    const middle = (from + to) / 2;
    if (await isOlderThan(middle)) from = middle;
    else to = middle;
  }
  return from;
}
