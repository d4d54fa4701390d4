import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { Collector } from '#messaging';
import { Database } from '#persistence';
import { CLOCK, sample, type Sample } from '#platform';

const CASES_EVERY_MS = 15_000;
const TIMERS_EVERY_MS = 10_000;
const MOST_PARTIES = 100;

/** The cases in numbers: where they stand, which limits have run out, who has not signed. Drills do not count. */
@Injectable()
export class CaseworkGauges {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    collector: Collector,
  ) {
    collector.register({ name: 'cases', everyMs: CASES_EVERY_MS, read: () => this.cases() });
    collector.register({ name: 'breaches', everyMs: CASES_EVERY_MS, read: () => this.breaches() });
    collector.register({ name: 'signatures', everyMs: CASES_EVERY_MS, read: () => this.signatures() });
    collector.register({ name: 'timers', everyMs: TIMERS_EVERY_MS, read: () => this.timers() });
  }

  private async cases(): Promise<readonly Sample[]> {
    const rows = await this.database.statement<{ status: string; n: number }>(
      'select status, count(*)::int as n from casework.referral where not is_drill group by status',
    );
    return rows.map(({ status, n }) => sample('hub_referrals', { status }, n));
  }

  private async breaches(): Promise<readonly Sample[]> {
    const rows = await this.database.statement<{ kind: string; n: number }>(
      `select kind, count(*)::int as n from casework.clock c join casework.referral r using (referral_id)
        where c.state = 'RUNNING' and c.due_at <= $1 and not r.is_drill group by kind`,
      [this.clock.now()],
    );
    return rows.map(({ kind, n }) => sample('hub_open_breaches', { kind }, n));
  }

  private async signatures(): Promise<readonly Sample[]> {
    const rows = await this.database.statement<{ org_id: string; age: number }>(
      `select org_id, extract(epoch from $1::timestamptz - min(offered_at))::float8 as age from casework.assignment a join casework.referral r using (referral_id)
        where a.status = 'OFFERED' and not r.is_drill group by org_id order by min(offered_at) limit ${MOST_PARTIES}`,
      [this.clock.now()],
    );
    return rows.map(({ org_id, age }) => sample('hub_party_oldest_unsigned_seconds', { party: org_id }, age));
  }

  private async timers(): Promise<readonly Sample[]> {
    const [row] = await this.database.statement<{ n: number; age: number | null }>(
      `select count(*)::int as n, extract(epoch from $1::timestamptz - min(wakes_at))::float8 as age from casework.clock where wakes_at <= $1`,
      [this.clock.now()],
    );
    return [sample('hub_timers_due', {}, row?.n ?? 0), sample('hub_timers_oldest_due_seconds', {}, row?.age ?? 0)];
  }
}
