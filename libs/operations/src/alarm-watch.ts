import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Alarms } from '#delivery';
import { ParkedDesk } from '#messaging';
import { LOGGER, PassLoop, type Logger } from '#platform';

const REST_MS = 60_000;

/** Tells the hub's desk, once an hour at most, that messages are dead and wait for a person. */
@Injectable()
export class AlarmWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;

  constructor(
    private readonly parked: ParkedDesk,
    private readonly alarms: Alarms,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.pass(), { restMs: REST_MS, logger, complaint: 'alarms could not be looked up and are looked up again' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns 0: one look a minute is enough, whatever it finds */
  async pass(): Promise<number> {
    const counts = await this.parked.counts();
    const dead = counts.filter(({ state }) => state === 'dead').reduce((sum, { count }) => sum + count, 0);
    if (dead > 0) await this.alarms.raise('HUB_DEAD_LETTERS', dead);
    return 0;
  }
}
