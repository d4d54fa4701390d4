import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { instantMs, instantOf } from '#kernel';
import { Database } from '#persistence';
import { crashPoint } from '#platform';
import { OrderIntake } from '../accept/order-intake.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { claimBatch, dropBrokenUploads } from './batch-store.js';
import { ImportChunk } from './import-chunk.js';

const IDLE_MS = 500;
const STEP_ASIDE_MS = 5;
const LONGEST_STEP_ASIDE_MS = 250;
const BROKEN_AFTER_MS = 24 * 3_600_000;

/**
 * Works through stored batches chunk by chunk, one transaction each, beside the single orders and after them. A kill repeats at most the open
 * chunk, of which nothing was kept.
 */
@Injectable()
export class BatchImporter implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private nudged = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly chunks: ImportChunk,
    private readonly singles: OrderIntake,
    private readonly runtime: IntakeRuntime,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.loop;
  }

  /** A batch was stored: do not wait for the next look. */
  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  /** Imports one chunk. @returns whether there was one. */
  async pass(): Promise<boolean> {
    const worked = await this.database.worker(async (tx) => {
      const batch = await claimBatch(tx, this.runtime.doors);
      if (!batch) return false;
      const rows = await this.chunks.next(tx, batch, this.runtime.now());
      tx.afterCommit(() => this.runtime.metrics.count('hub_batch_rows_total', { door: batch.door }, rows));
      return true;
    });
    if (worked) await crashPoint('import.chunk-acked');
    return worked;
  }

  private async run(): Promise<void> {
    await this.dropBroken().catch(() => undefined);
    while (!this.stopping) {
      await this.stepAside();
      const worked = await this.pass().catch((error: unknown) => {
        this.runtime.logger.warn({ error: error instanceof Error ? error.name : typeof error }, 'an import pass failed and is tried again');
        return false;
      });
      if (!worked) await this.idle();
    }
  }

  /** Single orders first: people wait for their answers. */
  private async stepAside(): Promise<void> {
    for (let waited = 0; this.singles.waiting > 0 && waited < LONGEST_STEP_ASIDE_MS; waited += STEP_ASIDE_MS) await sleep(STEP_ASIDE_MS);
  }

  private dropBroken(): Promise<void> {
    const before = instantOf(instantMs(this.runtime.now()) - BROKEN_AFTER_MS);
    return this.database.worker((tx) => dropBrokenUploads(tx, before));
  }

  private async idle(): Promise<void> {
    if (!this.nudged) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.nudged = false;
  }
}
