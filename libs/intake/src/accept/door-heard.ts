import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Door } from '#contracts';
import { instantMs, type Instant } from '#kernel';
import { Collector } from '#messaging';
import { Database } from '#persistence';
import { PassLoop, sample, type Sample } from '#platform';
import { IntakeRuntime } from '../intake-runtime.js';

const EVERY_MS = 10_000;

/**
 * When an order last came in at each door. Noted in memory as orders come and written down now and then: a row that every order changed would make
 * them wait for each other.
 */
@Injectable()
export class DoorHeard implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly heard = new Map<Door, Instant>();
  private readonly loop: PassLoop;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IntakeRuntime) private readonly runtime: IntakeRuntime,
    collector: Collector,
  ) {
    this.loop = new PassLoop(() => this.write(), {
      restMs: EVERY_MS,
      logger: runtime.logger,
      complaint: 'when a door was last heard could not be written down',
    });
    collector.register({ name: 'doors', everyMs: EVERY_MS, read: () => this.read() });
  }

  note(door: Door): void {
    this.heard.set(door, this.runtime.now());
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.write().catch(() => 0);
  }

  private async write(): Promise<number> {
    const noted = [...this.heard];
    if (noted.length === 0) return 0;
    await this.database.statement(
      `insert into intake.door_heard as d (door, heard_at) select door, at from unnest($1::text[], $2::timestamptz[]) as n (door, at) order by door
       on conflict (door) do update set heard_at = greatest(d.heard_at, excluded.heard_at)`,
      [noted.map(([door]) => door), noted.map(([, at]) => at)],
    );
    for (const [door, at] of noted) if (this.heard.get(door) === at) this.heard.delete(door);
    return 0;
  }

  private async read(): Promise<readonly Sample[]> {
    await this.write();
    const rows = await this.database.statement<{ door: string; heard_at: Date }>('select door, heard_at from intake.door_heard');
    const now = instantMs(this.runtime.now());
    return rows.map(({ door, heard_at }) => sample('hub_door_quiet_seconds', { door }, Math.max(0, now - heard_at.getTime()) / 1_000));
  }
}
