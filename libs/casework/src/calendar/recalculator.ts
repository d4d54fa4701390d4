import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PartyDirectory, PersonKeys } from '#identity';
import { instantMs, isHubError, type Clock } from '#kernel';
import { Database, isTransient, type Tx } from '#persistence';
import { CLOCK, LOGGER, Metrics, newId, PassLoop, type Logger } from '#platform';
import { LegalTimeSource } from '../legal-time.source.js';
import { wakesAt } from '../work/clock.js';
import type { Case } from '../work/case.js';
import { Session } from '../work/session.js';
import { loadCases } from '../work/store.js';
import { recalculateCase, type Recalculated, type RevisionCause } from './recalculate-case.js';
import { passOver } from './pass-over.js';

const BATCH = 100;
const IDLE_MS = 1_000;
const POSTPONE_MS = 3_600_000;
/** A year that came with a release was approved by nobody. */
const SHIPPED: RevisionCause = { changeId: '00000000-0000-0000-0000-000000000000', cause: 'NOTICE', year: null, notice: null };

const STALE = `
  select distinct referral_id from casework.clock
   where state <> 'STOPPED' and calendar_examined < (select max(revision) from casework.calendar_revision) and referral_id > $1 order by referral_id limit ${BATCH}`;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Takes open clocks to a calendar that was approved. What is left to do is what the clocks' own rows say, so any number of processes may run, each
 * clock is taken once, and a kill leaves the rest to whoever looks next. Locks as the timers do: referrals by id, those another process holds are
 * skipped, clocks are read under that lock; events, clocks, items and mailbox rows are one transaction.
 */
@Injectable()
export class Recalculator implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;
  private after = FIRST;
  private readonly postponed = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly keys: PersonKeys,
    private readonly directory: PartyDirectory,
    private readonly legalTime: LegalTimeSource,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.loop = new PassLoop(() => this.pass(), { restMs: IDLE_MS, logger, complaint: 'the recalculation could not look and tries again' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** @returns how many clocks and cases were taken further; 0: nothing is left, or others hold it */
  async pass(): Promise<number> {
    const passedOver = await passOver(this.database);
    if (passedOver > 0) return passedOver;
    const referralIds = await this.stale();
    if (referralIds.length === 0) return 0;
    try {
      return await this.take(referralIds);
    } catch (error) {
      if (isTransient(error)) throw error;
      let taken = 0;
      for (const referralId of referralIds) taken += await this.alone(referralId);
      return taken;
    }
  }

  /** The next cases in order of their ids, from the first again behind the last: what is held by another now is met in the next round. */
  private async stale(): Promise<readonly string[]> {
    const rows = await this.database.statement<{ referral_id: string }>(STALE, [this.after]);
    this.after = rows.length < BATCH ? FIRST : (rows.at(-1)?.referral_id ?? FIRST);
    const now = instantMs(this.clock.now());
    return rows.map((row) => row.referral_id).filter((id) => (this.postponed.get(id) ?? 0) <= now);
  }

  /** One case that cannot be counted must not hold up the others; it is tried again in an hour. */
  private async alone(referralId: string): Promise<number> {
    try {
      return await this.take([referralId]);
    } catch (error) {
      if (isTransient(error)) throw error;
      this.logger.error(
        { referralId, code: isHubError(error) ? error.code : 'HUB_RECALCULATION_FAILED' },
        'the limits of a case could not be counted again: tried again in an hour',
      );
      this.postponed.set(referralId, instantMs(this.clock.now()) + POSTPONE_MS);
      return 0;
    }
  }

  private take(referralIds: readonly string[]): Promise<number> {
    return this.database.worker(async (tx) => {
      const locked = await tx.query<{ referral_id: string }>(
        'select referral_id from casework.referral where referral_id = any($1) order by referral_id for update skip locked',
        [referralIds],
      );
      const cases = await loadCases(
        tx,
        locked.map((row) => row.referral_id),
      );
      if (cases.size === 0) return 0;
      const keys = await this.keys.byIds(
        tx,
        [...cases.values()].map(({ facts }) => facts.keyId),
      );
      const now = this.clock.now();
      const law = await this.legalTime.fresh(tx);
      const causes = await causesOf(tx);
      const session = new Session({ at: now, law, nameOf: (orgId) => this.directory.get(orgId)?.name ?? orgId }, keys);
      const changes: Recalculated[] = [];
      const silent: Case[] = [];
      for (const given of cases.values()) {
        session.begin(given, { causationId: newId(), actor: { orgId: 'HUB', userHash: null, role: 'SYS' } });
        const done = recalculateCase(session, given, { now, law, causeOf: (revision) => causes.get(revision) ?? SHIPPED });
        changes.push(...done.changes);
        if (done.silent.length > 0) silent.push(given);
      }
      await moveSilently(tx, silent);
      await keepItems(tx, changes, now);
      await session.finish(tx);
      for (const { change } of changes) this.metrics.count('hub_clocks_recalculated_total', { change });
      return cases.size;
    });
  }
}

async function causesOf(tx: Tx): Promise<ReadonlyMap<number, RevisionCause>> {
  const rows = await tx.query<RevisionCause & { readonly revision: number }>(
    `select r.revision, c.change_id as "changeId", case when c.kind = 'NOTICE' then 'NOTICE' else 'OVERLAY' end as cause, c.year, c.content #>> '{arrangement,notice}' as notice
       from casework.calendar_revision r join casework.calendar_change c using (change_id)`,
  );
  return new Map(rows.map(({ revision, ...cause }) => [revision, cause]));
}

/** Clocks of cases without an event: their calendar, and marks that lie behind an unmoved due. */
async function moveSilently(tx: Tx, cases: readonly Case[]): Promise<void> {
  const rows = cases.flatMap(({ clocks, kept }) =>
    clocks
      .filter((clock) => !kept.clocks.includes(clock))
      .map((clock) => ({ c: clock.clockId, r: clock.calendar.revision, e: clock.calendar.examined, m: clock.marks, w: wakesAt(clock) })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `update casework.clock k set calendar_revision = n.r, calendar_examined = n.e, marks = n.m, wakes_at = n.w
       from json_to_recordset($1::json) as n (c uuid, r int, e int, m json, w timestamptz) where k.clock_id = n.c`,
    [JSON.stringify(rows)],
  );
}

async function keepItems(tx: Tx, changes: readonly Recalculated[], at: string): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `insert into casework.recalculation_item (change_id, clock_id, referral_id, rule_id, change, old_due_at, new_due_at, provisional, reexamine_breach, is_overdue_now, at)
     select "changeId", "clockId", "referralId", "ruleId", change, "oldDueAt", "newDueAt", provisional, "reexamineBreach", "isOverdueNow", $2::timestamptz
       from json_to_recordset($1::json) as n ("changeId" uuid, "clockId" uuid, "referralId" uuid, "ruleId" text, change text, "oldDueAt" timestamptz, "newDueAt" timestamptz, provisional boolean,
         "reexamineBreach" boolean, "isOverdueNow" boolean) on conflict do nothing`,
    [JSON.stringify(changes), at],
  );
}
