import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DOORS, GROUPS, TOPICS, type Door } from '#contracts';
import { ArrivalLedger } from '#intake';
import { instantMs, instantOf, type Clock, type LocalDate } from '#kernel';
import { Flow } from '#messaging';
import { Database } from '#persistence';
import { CLOCK, Health, LOGGER, Metrics, PassLoop, type Logger } from '#platform';
import { addDays, localDayOf } from '#sla';
import { reconcile, type Reconciled, type Whereabouts } from './reconcile.js';
import { readReconciled, writeReconciled } from './reconciliation-rows.js';

const LOOK_MS = 60_000;
/** The day before is reconciled from two o'clock in the morning in China on. */
const FROM_MS = 2 * 3_600_000;
const AGAIN_MS = 3_600_000;
const MOST_NAMED = 100;
const LOCK = 7_211;

interface Tally {
  registered: number;
  dead: number;
  onTheWay: number;
  missingCount: number;
  readonly missing: string[];
}
type Ids = ReadonlySet<string>;

/** Counts a case where it is; what is nowhere is named. */
function place(tally: Tally, id: string, { registered, dead, coming }: { readonly registered: Ids; readonly dead: Ids; readonly coming: Ids }): void {
  if (registered.has(id)) tally.registered += 1;
  else if (dead.has(id)) tally.dead += 1;
  else if (coming.has(id)) tally.onTheWay += 1;
  else {
    tally.missingCount += 1;
    if (tally.missing.length < MOST_NAMED) tally.missing.push(id);
  }
}

const empty = (): Tally => ({ registered: 0, dead: 0, onTheWay: 0, missingCount: 0, missing: [] });

/** Every night: is everything that the doors took somewhere? A day that does not add up is an urgent note, and is looked at again every hour. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PassLoop;
  private wrong: readonly Reconciled[] = [];

  constructor(
    private readonly database: Database,
    private readonly ledger: ArrivalLedger,
    private readonly flow: Flow,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    health: Health,
  ) {
    this.loop = new PassLoop(() => this.nightly().then(() => 0), { restMs: LOOK_MS, logger, complaint: 'the day could not be reconciled: tried again' });
    health.note('reconciliation', () =>
      this.wrong.length === 0
        ? null
        : {
            urgent: true,
            text: `对账有差额 · does not add up: ${this.wrong.map(({ door, difference }) => `${door} ${difference}`).join(', ')}（npx hub reconcile）`,
          },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Reconciles one day now, by whoever asks, and keeps the result. */
  async of(day: LocalDate): Promise<readonly Reconciled[]> {
    const counts = await this.ledger.of(day);
    const found = await this.whereabouts(day);
    const rows = DOORS.flatMap((door) => {
      const taken = counts.get(door);
      return taken ? [reconcile(door, taken, found.get(door) ?? empty())] : [];
    });
    await this.database.worker((tx) => writeReconciled(tx, day, rows, this.clock.now()));
    this.say(day, rows);
    return rows;
  }

  /** What was found for `day`; null where it was not reconciled yet. */
  async read(day: LocalDate): Promise<readonly Reconciled[] | null> {
    const rows = await this.database.worker((tx) => readReconciled(tx, day));
    return rows.length === 0 ? null : rows;
  }

  private async nightly(): Promise<void> {
    const now = this.clock.now();
    const day = addDays(localDayOf(instantOf(instantMs(now) - FROM_MS)), -1);
    const due = await this.database.worker(async (tx) => {
      const [row] = await tx.query<{ due: boolean }>(
        `select pg_try_advisory_xact_lock(${LOCK}) and not exists (select from operations.reconciliation where day = $1 and ((difference = 0 and on_the_way = 0) or made_at > $2)) as due`,
        [day, instantOf(instantMs(now) - AGAIN_MS)],
      );
      return row?.due === true;
    });
    if (due) await this.of(day);
    else this.wrong = ((await this.read(day)) ?? []).filter(({ difference }) => difference !== 0);
  }

  private say(day: LocalDate, rows: readonly Reconciled[]): void {
    this.wrong = rows.filter(({ difference }) => difference !== 0);
    for (const { door, difference } of rows) this.metrics.gauge('hub_reconciliation_difference', { door }, difference);
    for (const { door, difference, missing } of this.wrong)
      this.logger.error({ code: 'HUB_RECONCILIATION', day, door, difference, missing }, 'a day does not add up');
  }

  private async whereabouts(day: LocalDate): Promise<ReadonlyMap<Door, Whereabouts>> {
    const tallies = new Map<Door, Tally>(DOORS.map((door) => [door, empty()]));
    for await (const page of this.ledger.cases(day)) {
      const ids = page.map(({ referralId }) => referralId);
      const [registered, dead] = await Promise.all([this.registered(ids), this.parked(ids)]);
      const open = ids.filter((id) => !registered.has(id) && !dead.has(id));
      const coming = open.length === 0 ? new Set<string>() : await this.coming(open);
      for (const { referralId: id, door } of page) {
        const tally = tallies.get(door);
        if (tally) place(tally, id, { registered, dead, coming });
      }
    }
    return tallies;
  }

  private async registered(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.worker((tx) =>
      tx.query<{ id: string }>('select referral_id as id from casework.referral where referral_id = any($1)', [ids]),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Set aside by the consumer that registers, whatever an operator did with it since. */
  private async parked(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.worker((tx) =>
      tx.query<{ id: string }>(
        `select distinct message_key as id from messaging.parked where consumer_group = $1 and message_key = any($2) and state <> 'resolved'`,
        [GROUPS.casework, ids],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Not published yet, or perhaps among what casework has not read yet. A broker that is away says nothing: then nothing is called missing. */
  private async coming(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const lag = await this.flow.lag(GROUPS.casework, TOPICS.intakeReferral).catch(() => ({ taken: 0, waiting: 1 }));
    return lag.waiting > 0 ? new Set(ids) : this.ledger.unpublished(ids);
  }
}
