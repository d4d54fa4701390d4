import type { IncomingMessage } from './message.js';

interface Waiting {
  readonly messages: readonly IncomingMessage[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const MOST = 200;
const LANES = 2;

/**
 * Puts what several partitions bring at the same time into one run: at low rates each partition has a message or two, and a transaction for
 * each would cost more than the work. A partition waits for its own slice, so its order stays; nothing waits for others to arrive.
 */
export class Combiner {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly run: (messages: readonly IncomingMessage[]) => Promise<void>) {}

  /** Resolves when these messages have been taken to their end. @throws what the run throws: the caller tries its own slice again */
  take(messages: readonly IncomingMessage[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ messages, resolve, reject });
      if (this.running < LANES) void this.lane();
    });
  }

  private async lane(): Promise<void> {
    this.running += 1;
    for (let slices = this.next(); slices.length > 0; slices = this.next()) {
      try {
        await this.run(slices.flatMap(({ messages }) => messages));
        for (const { resolve } of slices) resolve();
      } catch (error) {
        for (const { reject } of slices) reject(error);
      }
    }
    this.running -= 1;
  }

  private next(): readonly Waiting[] {
    const slices: Waiting[] = [];
    for (let size = 0; ;) {
      const [first] = this.waiting;
      if (!first || (slices.length > 0 && size + first.messages.length > MOST)) return slices;
      this.waiting.shift();
      slices.push(first);
      size += first.messages.length;
    }
  }
}
