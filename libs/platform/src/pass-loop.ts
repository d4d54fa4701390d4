import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './logging.js';

export interface PassLoopOptions {
  /** Milliseconds of real time between two passes, once one found nothing. */
  readonly restMs: number;
  readonly logger: Logger;
  /** What is said when a pass fails; it is tried again after a rest. */
  readonly complaint: string;
}

/** Work beside the work of a process: passes follow each other while they find something, then rest. A stop ends the rest, never a pass. */
export class PassLoop {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** @param pass does one piece of the work. Returns how much it found: 0 makes the loop rest */
  constructor(
    private readonly pass: () => Promise<number>,
    private readonly options: PassLoopOptions,
  ) {}

  /** Ends a pass that goes piece by piece, too. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the pass under way has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { restMs, logger, complaint } = this.options;
    while (!this.signal.aborted) {
      const found = await this.pass().catch((error: unknown) => {
        logger.warn({ error: error instanceof Error ? error.name : typeof error }, complaint);
        return 0;
      });
      if (found === 0) await sleep(restMs, undefined, { signal: this.signal }).catch(() => undefined);
    }
  }
}
