import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { roleDataSource, type DatabaseRole } from './data-source.js';
import { isConflict } from './transient.js';
import type { Tx } from './tx.js';

export const WORKER_SOURCE = Symbol('WorkerDataSource');
export const APP_SOURCE = Symbol('AppDataSource');

/** For whom an HTTP path reads and writes: row security compares it with the visibility rows. */
export interface Scope {
  readonly orgId: string;
  /** `desk`: the hub dispatchers and operators, who may see every referral; `party`: only what visibility rows give. */
  readonly scope: 'desk' | 'party';
  /** Business time from the `Clock` port: ended visibility is judged by it, never by the server's clock. */
  readonly at: Instant;
}

const RETRIES = 5;
const END_MS = 2_000;

export interface PoolState {
  readonly role: DatabaseRole;
  readonly inUse: number;
  readonly idle: number;
  /** Who waits for a connection. */
  readonly waiting: number;
}

/** Set while a rehearsal runs: every transaction under it is undone at its end. */
const rehearsing = new AsyncLocalStorage<true>();
class Undo extends Error {}

/** Transactions, and nothing else: the only way to the database. */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  private opening: Promise<void> | null = null;

  constructor(
    @Inject(WORKER_SOURCE) private readonly workerSource: DataSource,
    @Inject(APP_SOURCE) private readonly appSource: DataSource,
  ) {}

  /** A database outside the framework: for start-up work and tests. Ends with `onApplicationShutdown`. */
  static of(databaseUrl: string, max: number): Database {
    return new Database(roleDataSource(databaseUrl, 'hub_worker', max), roleDataSource(databaseUrl, 'hub_app', max));
  }

  onModuleInit(): Promise<void> {
    return this.open();
  }

  /** Other modules read at their own start, in whatever order the framework starts them. */
  private open(): Promise<void> {
    this.opening ??= Promise.all([this.workerSource.initialize(), this.appSource.initialize()]).then(() => undefined);
    return this.opening;
  }

  /** A pool ends when nobody holds a connection of it: who waits for a server that hangs is not waited for. */
  async onApplicationShutdown(): Promise<void> {
    const ends = [this.workerSource, this.appSource].filter(({ isInitialized }) => isInitialized).map((source) => source.destroy());
    await Promise.race([Promise.all(ends), sleep(END_MS, undefined, { ref: false })]);
  }

  /** How the connections of both pools stand. */
  pools(): readonly PoolState[] {
    return [poolState('hub_worker', this.workerSource), poolState('hub_app', this.appSource)];
  }

  /** Consumers, relays, importers, timers: role `hub_worker`. Deadlocks and serialisation failures are retried up to five times. */
  async worker<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await this.open();
    return retried(() => run(this.workerSource, work));
  }

  /**
   * Runs `work` for real, with each of its transactions undone instead of committed: what would happen, without it happening. Each
   * transaction stands alone: a later one does not see what an earlier one did. Sequences keep the numbers they gave.
   */
  rehearse<T>(work: () => Promise<T>): Promise<T> {
    return rehearsing.run(true, work);
  }

  /** One statement that is a transaction by itself, as `hub_worker`: no round trips for begin and commit. */
  async statement<Row = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    if (rehearsing.getStore()) return this.worker((tx) => tx.query<Row>(sql, params));
    await this.open();
    const runner = this.workerSource.createQueryRunner();
    try {
      const result: { readonly records: Row[] } = await runner.query(sql, [...params], true);
      return result.records;
    } finally {
      await runner.release();
    }
  }

  /** Every HTTP path: role `hub_app`, row security on for `scope`. */
  async app<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    await this.open();
    return retried(() =>
      run(this.appSource, async (tx) => {
        await tx.query(`select set_config('app.party', $1, true), set_config('app.scope', $2, true), set_config('app.now', $3, true)`, [
          scope.orgId,
          scope.scope,
          scope.at,
        ]);
        return work(tx);
      }),
    );
  }

  async ping(): Promise<boolean> {
    try {
      await this.workerSource.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** The driver behind the mapper keeps the pool; before the first connection there is none. */
function poolState(role: DatabaseRole, source: DataSource): PoolState {
  const { master } = source.driver as unknown as { readonly master?: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'> };
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = master ?? {};
  return { role, inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries > RETRIES || !isConflict(error)) throw error;
    }
  }
}

async function run<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (rehearsing.getStore()) return runAndUndo(source, work);
  const after: (() => void)[] = [];
  const result = await source.transaction((manager) => work(txOf(manager, after)));
  for (const signal of after) signal();
  return result;
}

async function runAndUndo<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  const kept: { result?: T } = {};
  try {
    await source.transaction(async (manager) => {
      kept.result = await work(txOf(manager, []));
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return kept.result as T;
}

const txOf = (manager: EntityManager, after: (() => void)[]): Tx => ({
  query: async <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> => {
    if (!manager.queryRunner) throw new Error('a transaction without a query runner');
    const result: { readonly records: Row[] } = await manager.queryRunner.query(sql, [...params], true);
    return result.records;
  },
  afterCommit: (signal) => after.push(signal),
});
