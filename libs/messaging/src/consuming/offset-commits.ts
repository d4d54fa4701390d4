import { crashPoint, type Logger } from '#platform';
import type { Consumer } from '../kafka/kafka-client.js';
import type { Place } from '../positions/positions.js';

const COMMIT_MS = 200;
const AGAIN_MS = 1_000;

/**
 * Commits how far each partition has been taken to its end, all of them in one request, at most five times a second: a request per partition and
 * batch costs broker and client more than the work. What a crash leaves uncommitted comes again and meets the inbox.
 */
export class OffsetCommits {
  private done = new Map<string, Place>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private closed = false;
  private generation = 0;

  constructor(
    private readonly consumer: Pick<Consumer, 'commitOffsets'>,
    private readonly logger: Logger,
    /** Keeps the same places by our own record, first: a place of the broker's that is ahead of it was not set by us. */
    private readonly keep: (places: readonly Place[]) => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Everything before `offset` has been taken to its end. */
  mark(topic: string, partition: number, offset: string): void {
    this.done.set(`${topic}:${partition}`, { topic, partition, offset });
    this.wakeIn(COMMIT_MS);
  }

  /** Commits what is marked for the last time. */
  close(): Promise<void> {
    this.closed = true;
    return this.flush();
  }

  /** Commits what is marked. Never rejects: what could not be committed is handled again, and dropped as a duplicate. */
  flush(): Promise<void> {
    this.running = this.running.then(() => this.commit());
    return this.running;
  }

  /** After a rebalance other members may own these partitions: their marks must not be set back. */
  forget(): void {
    this.generation += 1;
    this.done.clear();
  }

  private async commit(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { generation } = this;
    const offsets = [...this.done.values()];
    this.done = new Map();
    if (offsets.length === 0) return;
    try {
      await this.keep(offsets);
      await this.consumer.commitOffsets(offsets);
      await crashPoint('consumer.offset-committed');
    } catch (error) {
      // The usual reason is a rebalance: then these marks are the last generation's.
      if (generation !== this.generation) return;
      for (const each of offsets) this.again(each);
      this.wakeIn(AGAIN_MS);
      this.logger.debug({ error: error instanceof Error ? error.name : typeof error }, 'offsets were not committed: the next commit has them again');
    }
  }

  private wakeIn(ms: number): void {
    if (!this.closed) this.timer ??= setTimeout(() => void this.flush(), ms);
  }

  private again(each: Place): void {
    const name = `${each.topic}:${each.partition}`;
    if (!this.done.has(name)) this.done.set(name, each);
  }
}
