import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { instantMs, instantOf, type Clock } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, LOGGER, PassLoop, type Logger } from '#platform';

/** How long a refused command is kept: a year and a month, so that a year's assessment finds all of its year. Our own default. */
const KEPT_MS = 396 * 86_400_000;
const EVERY_MS = 3_600_000;
const AT_ONCE = 5_000;

/** Deletes refused commands that are old enough. What was obeyed is the case's history and is never deleted. Any number of processes may run it. */
@Injectable()
export class RefusalRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    const complaint = 'old refusals could not be deleted: tried again in an hour';
    this.loop = new PassLoop(() => this.purge(), { restMs: EVERY_MS, logger, complaint });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns how many were deleted */
  async purge(): Promise<number> {
    const before = instantOf(instantMs(this.clock.now()) - KEPT_MS);
    for (let deleted = 0; ;) {
      const rows = await this.database.statement(
        `delete from casework.refused_command where refusal_id in
           (select refusal_id from casework.refused_command where refused_at < $1 order by refused_at limit ${AT_ONCE} for update skip locked) returning 1`,
        [before],
      );
      deleted += rows.length;
      if (rows.length < AT_ONCE || this.loop.signal.aborted) return deleted;
    }
  }
}
