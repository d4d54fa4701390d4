import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LegalTimeSource } from '#casework';
import { PartyDirectory, type Direction } from '#identity';
import { instantMs, instantOf, type Clock, type Instant, type LocalDate } from '#kernel';
import { Database, type Tx } from '#persistence';
import { CLOCK, Health, LOGGER, Metrics, PassLoop, type Logger } from '#platform';
import { silenceOf, type HeardHour, type Silence } from './rhythm.js';

const LOOK_MS = 60_000;
/** Eight weeks teach the rhythm; older hours are deleted. */
const LEARNED_MS = 56 * 86_400_000;
const LOCK = 7_210;

interface HourRow {
  readonly org_id: string;
  readonly direction: Direction;
  readonly hour: Date;
  readonly n: number;
}
interface LineRow {
  readonly org_id: string;
  readonly direction: Direction;
  readonly last_at: Date;
}

/** Notices, once a minute, which partner is quiet though at this hour it never is, in either direction; the alarm ends when it is heard again. */
@Injectable()
export class SilenceWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;
  private silent: readonly string[] = [];

  constructor(
    private readonly database: Database,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    health: Health,
  ) {
    this.loop = new PassLoop(() => this.look().then(() => 0), { restMs: LOOK_MS, logger, complaint: 'silent partners could not be looked for' });
    health.note('silent-partners', () =>
      this.silent.length === 0 ? null : { urgent: false, text: `比平时安静 · quieter than usual: ${this.silent.join(', ')}（npx hub lines ls）` },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** One look. Any number of processes may call it; one at a time looks, the others read what it found. */
  async look(): Promise<void> {
    await this.database.worker(async (tx) => {
      const [lock] = await tx.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [LOCK]);
      if (lock?.got === true) await this.judge(tx);
      const open = await tx.query<{ org_id: string; direction: Direction }>(
        'select org_id, direction from operations.line_alarm where cleared_at is null order by 1, 2',
      );
      this.silent = open.map((row) => `${row.org_id} ${row.direction}`);
    });
    this.metrics.gauge('hub_lines_silent', {}, this.silent.length);
  }

  private async judge(tx: Tx): Promise<void> {
    const now = this.clock.now();
    const since = instantOf(instantMs(now) - LEARNED_MS);
    await tx.query('delete from identity.line_hour where hour < $1', [since]);
    const lines = await tx.query<LineRow>('select org_id, direction, last_at from identity.line order by 1, 2');
    const hours = await tx.query<HourRow>('select org_id, direction, hour, n from identity.line_hour where hour >= $1', [since]);
    for (const line of lines) {
      const party = this.directory.get(line.org_id);
      if (!party || !party.isActive || party.isDrill) continue;
      const own = hours.filter((row) => row.org_id === line.org_id && row.direction === line.direction);
      const heard = own.map(({ hour, n }): HeardHour => ({ hour: instantOf(hour.getTime()), n }));
      const lastAt = instantOf(line.last_at.getTime());
      await this.settle(tx, line, { lastAt, now, silence: silenceOf(heard, { lastAt, now }, (day) => this.isWorkingDay(day)) });
    }
  }

  private async settle(
    tx: Tx,
    { org_id: orgId, direction }: LineRow,
    found: { readonly lastAt: Instant; readonly now: Instant; readonly silence: Silence },
  ): Promise<void> {
    const { lastAt, now, silence } = found;
    if (!silence.isAlarm) {
      await tx.query('update operations.line_alarm set cleared_at = $3 where org_id = $1 and direction = $2 and cleared_at is null', [orgId, direction, now]);
      return;
    }
    const fresh = await tx.query(
      `insert into operations.line_alarm (org_id, direction, last_at, noticed_at, chance, missed_hours) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning org_id`,
      [orgId, direction, lastAt, now, silence.chance, silence.missedHours],
    );
    if (fresh.length > 0)
      this.logger.warn({ party: orgId, direction, lastAt, missedHours: silence.missedHours }, 'a partner is quiet at hours at which it is usually heard');
  }

  /** A year that nobody loaded has no holidays that we know of: its weekdays count as working days, for this guess only. */
  private isWorkingDay(day: LocalDate): boolean {
    try {
      return this.legalTime.current().calendar.kindOf(day) === 'WORK';
    } catch {
      return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    }
  }
}
