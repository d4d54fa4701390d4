import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Door } from '#contracts';
import { instantMs, instantOf, type Clock } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, LOGGER, Metrics, type Logger } from '#platform';
import { PersonKeys } from '#identity';
import { openSealed } from '#platform';
import { OrderIntake } from '../accept/order-intake.js';
import { rawBytes } from '../accept/raw-text.js';
import { DOORS_HERE } from '../http/door-access.js';
import { claimBatch, closeChunk, dropBrokenUploads, readChunk, type StoredBatch } from './batch-store.js';
import { chunkAad } from './batch-upload.js';
import { ImportChunk } from './import-chunk.js';
import { isBlank, splitRecords } from './record-splitter.js';

const IDLE_MS = 500;
const STEP_ASIDE_MS = 5;
const LONGEST_STEP_ASIDE_MS = 250;
const BROKEN_AFTER_MS = 24 * 3_600_000;

/** Works through stored batches chunk by chunk, one transaction each, beside the single orders and after them. A kill repeats at most the open chunk, which nothing counts twice. */
@Injectable()
export class BatchImporter implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly chunks: ImportChunk,
    private readonly singles: OrderIntake,
    @Inject(DOORS_HERE) private readonly doors: readonly Door[],
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
  }

  /** A batch was stored: do not wait for the next look. */
  nudge(): void {
    this.wake();
  }

  /** Imports one chunk. @returns whether there was one. */
  pass(): Promise<boolean> {
    return this.database.worker(async (tx) => {
      const batch = await claimBatch(tx, this.doors);
      if (!batch) return false;
      await this.importNext(tx, batch);
      return true;
    });
  }

  private async importNext(tx: Tx, batch: StoredBatch): Promise<void> {
    const now = this.clock.now();
    const chunk = await readChunk(tx, batch.batchId, batch.chunksDone);
    if (!chunk) throw new Error('a batch misses a chunk');
    const bytes = rawBytes(openSealed(this.keys.hub(), chunk.sealed, chunkAad(batch.batchId, chunk.no)));
    const shift = chunk.firstRow - 1;
    const records = splitRecords(batch.format.form, bytes).map((record) => ({ ...record, row: record.row + shift }));
    const result = await this.chunks.in(
      tx,
      batch,
      records.filter((record) => !isBlank(record.bytes)),
      now,
    );
    await closeChunk(tx, batch, chunk.no, result, now);
    tx.afterCommit(() => this.metrics.count('hub_batch_rows_total', { door: batch.door }, result.rows));
  }

  private async run(): Promise<void> {
    let lookForBroken = true;
    while (!this.stopping) {
      await this.stepAside();
      const worked = await this.pass().catch((error: unknown) => {
        this.logger.warn({ error: error instanceof Error ? error.name : typeof error }, 'an import pass failed and is tried again');
        return false;
      });
      if (worked) continue;
      if (lookForBroken) await this.dropBroken().catch(() => undefined);
      lookForBroken = false;
      await this.idle();
    }
  }

  /** Single orders first: people wait for their answers. */
  private async stepAside(): Promise<void> {
    for (let waited = 0; this.singles.waiting > 0 && waited < LONGEST_STEP_ASIDE_MS && !this.stopping; waited += STEP_ASIDE_MS) await sleep(STEP_ASIDE_MS);
  }

  private dropBroken(): Promise<void> {
    const before = instantOf(instantMs(this.clock.now()) - BROKEN_AFTER_MS);
    return this.database.worker((tx) => dropBrokenUploads(tx, before));
  }

  private idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
