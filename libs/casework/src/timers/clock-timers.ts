import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PartyDirectory, PersonKeys } from '#identity';
import { instantMs, isHubError, type Clock, type Instant } from '#kernel';
import { Database, isTransient, type Tx } from '#persistence';
import { CLOCK, crashPoint, LOGGER, Metrics, newId, restOn, type Logger } from '#platform';
import { LegalTimeSource } from '../legal-time.source.js';
import { clockOf, wakesAt } from '../work/clock.js';
import { Session } from '../work/session.js';
import { loadCases } from '../work/store.js';
import { fireMarks } from './fire-marks.js';

const BATCH = 200;
const IDLE_MS = 1_000;
const POSTPONE_MS = 3_600_000;

/**
 * Wakes the limits of cases: warnings, breaches, escalation. Any number of processes may run: the referrals of due clocks are locked as they
 * are found (those another process holds are skipped), and what is due is read again under that lock, so a stop that came first wins and a mark is
 * told once. Event, mark and mailbox rows are one transaction: a kill leaves the clock due.
 */
@Injectable()
export class ClockTimers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private readonly stopped = Promise.withResolvers<undefined>();
  private loop: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.resolve(undefined);
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const since = this.clock.now();
      const fired = await this.pass().catch((error: unknown) => {
        this.logger.warn({ error: error instanceof Error ? error.name : typeof error }, 'the timers could not look and try again');
        return 0;
      });
      if (fired === 0) await this.rest(since);
    }
  }

  /** A second of business time, or until a simulated clock jumps; a stop does not wait for it. */
  private async rest(since: Instant): Promise<void> {
    if (!this.stopping) await Promise.race([restOn(this.clock, IDLE_MS, since), this.stopped.promise]);
  }

  /** One batch of the cases whose limits were reached longest ago and that no other process is at. @returns how many marks were told */
  async pass(): Promise<number> {
    let claimed: readonly string[] = [];
    try {
      return await this.database.worker(async (tx) => {
        claimed = await this.claim(tx);
        return this.fire(tx, claimed);
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      let fired = 0;
      for (const referralId of claimed) fired += await this.alone(referralId);
      return fired;
    }
  }

  /** Looking and locking are one statement: two processes that look at once take different cases, and neither waits nor comes away with nothing. */
  private async claim(tx: Tx): Promise<readonly string[]> {
    const now = this.clock.now();
    const rows = await tx.query<{ referral_id: string; wakes_at: Date }>(
      `select r.referral_id, c.wakes_at from casework.clock c join casework.referral r using (referral_id)
        where c.wakes_at <= $1 order by c.wakes_at limit $2 for update of r skip locked`,
      [now, BATCH],
    );
    for (const { wakes_at } of rows) this.metrics.observe('hub_timer_late_seconds', {}, Math.max(0, instantMs(now) - wakes_at.getTime()) / 1_000);
    return [...new Set(rows.map((row) => row.referral_id))];
  }

  /** One case that cannot be told must not hold up the others; it is tried again in an hour. */
  private async alone(referralId: string): Promise<number> {
    try {
      return await this.database.worker(async (tx) => this.fire(tx, await lockFree(tx, referralId)));
    } catch (error) {
      if (isTransient(error)) throw error;
      this.logger.error(
        { referralId, code: isHubError(error) ? error.code : 'HUB_TIMER_FAILED' },
        'the limits of a case could not be told: tried again in an hour',
      );
      const until = new Date(Date.parse(this.clock.now()) + POSTPONE_MS).toISOString();
      await this.database.statement('update casework.clock set wakes_at = $2 where referral_id = $1 and wakes_at < $2', [referralId, until]);
      return 0;
    }
  }

  /** Reads what is due again under the lock, and tells it: event, mark and mailbox rows. */
  private async fire(tx: Tx, locked: readonly string[]): Promise<number> {
    if (locked.length === 0) return 0;
    await crashPoint('timer.claimed');
    const cases = await loadCases(tx, locked);
    const keyIds = [...cases.values()].map(({ facts }) => facts.keyId);
    const [now, law] = [this.clock.now(), await this.legalTime.fresh(tx)];
    const session = new Session({ at: now, law, nameOf: (orgId) => this.directory.get(orgId)?.name ?? orgId }, await this.keys.byIds(tx, keyIds));
    const context = { now, law, superiorOf: (orgId: string) => this.directory.get(orgId)?.superiorOrgId ?? null };
    const waiting = new Map<string, Instant | null>();
    let fired = 0;
    for (const given of cases.values()) {
      session.begin(given, { causationId: newId(), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } });
      // A clock of an older version carries no marks yet.
      given.clocks = given.clocks.map((clock) => (clock.state === 'RUNNING' && clock.marks.length === 0 ? clockOf(clock, clock.facts, law) : clock));
      const later = fireMarks(session, given, context);
      // What woke for nothing must not wake again at once, and hold up those behind it.
      if (given.recorded.length === 0) for (const clock of given.clocks) waiting.set(clock.clockId, later.get(clock.clockId) ?? wakesAfter(clock, now));
      else for (const [clockId, until] of later) waiting.set(clockId, until);
      fired += given.recorded.length;
    }
    await session.finish(tx);
    await postpone(tx, waiting);
    await crashPoint('timer.effect-done');
    this.metrics.count('hub_clock_marks_total', {}, fired);
    return fired;
  }
}

/** A pause whose day has passed and that nobody may end by itself wakes no more. */
function wakesAfter(clock: ReturnType<typeof clockOf>, now: Instant): Instant | null {
  const next = wakesAt(clock);
  return clock.state === 'PAUSED' && next !== null && next <= now ? null : next;
}

const lockFree = async (tx: Tx, referralId: string): Promise<readonly string[]> =>
  (await tx.query<{ referral_id: string }>('select referral_id from casework.referral where referral_id = $1 for update skip locked', [referralId])).map(
    (row) => row.referral_id,
  );

async function postpone(tx: Tx, waiting: ReadonlyMap<string, Instant | null>): Promise<void> {
  if (waiting.size === 0) return;
  await tx.query(`update casework.clock c set wakes_at = w.value::timestamptz from json_each_text($1::json) as w where c.clock_id = w.key::uuid`, [
    JSON.stringify(Object.fromEntries(waiting)),
  ]);
}
