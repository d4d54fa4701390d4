import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, LOGGER, Metrics, type Logger } from '#platform';
import { localDayOf } from '#sla';
import { CalendarViews } from './calendar-views.js';

const LOOK_MS = 60_000;
const LEVEL = { WARNING: 1, BLOCKING: 2 } as const;

/** Says once a day, whichever process looks first, that the next year has no notice; the number in the metrics says it all the time. */
@Injectable()
export class CalendarWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly views: CalendarViews,
    private readonly database: Database,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    // A database that is away is said by others; the next look comes in a minute.
    const look = (): void => void this.look().catch(() => undefined);
    look();
    this.timer = setInterval(look, LOOK_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** @returns whether this look was the one of the day that is written down */
  async look(): Promise<boolean> {
    const alarm = await this.views.alarm();
    this.metrics.gauge('hub_calendar_alarm', {}, alarm === null ? 0 : LEVEL[alarm.level]);
    if (alarm === null) return false;
    const day = localDayOf(this.clock.now());
    const first = await this.database.statement('insert into casework.calendar_alarm_day (day, level) values ($1, $2) on conflict do nothing returning day', [
      day,
      alarm.level,
    ]);
    if (first.length === 0) return false;
    this.logger.warn({ code: alarm.code, year: alarm.year, level: alarm.level, since: alarm.since }, alarm.text);
    return true;
  }
}
