import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Door } from '#contracts';
import { Database } from '#persistence';
import { PassLoop } from '#platform';
import { IntakeRuntime } from '../intake-runtime.js';
import { countArrivals } from './arrivals.js';

const FLUSH_MS = 2_000;

/** Single orders that were refused before any transaction, written every two seconds: a flood of nonsense costs the database one row, not one write each. */
@Injectable()
export class RefusedArrivals implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private doors: Door[] = [];
  private readonly loop: PassLoop;

  constructor(
    private readonly database: Database,
    private readonly runtime: IntakeRuntime,
  ) {
    this.loop = new PassLoop(() => this.flush().then(() => 0), { restMs: FLUSH_MS, logger: runtime.logger, complaint: 'refused orders are counted later' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.flush().catch(() => undefined);
  }

  note(door: Door): void {
    this.doors.push(door);
  }

  async flush(): Promise<void> {
    const doors = this.doors;
    if (doors.length === 0) return;
    this.doors = [];
    try {
      await this.database.worker((tx) =>
        countArrivals(
          tx,
          doors.map((door) => ({ door, outcome: 'refused' as const })),
          this.runtime.now(),
        ),
      );
    } catch (error) {
      this.doors = [...doors, ...this.doors];
      throw error;
    }
  }
}
