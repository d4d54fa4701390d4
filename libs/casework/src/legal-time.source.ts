import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HubError } from '#kernel';
import { Database, type Tx } from '#persistence';
import { SHIPPED_POLICIES, SHIPPED_YEARS, type SlaPolicy } from '#sla';
import { CalendarBook, type CalendarRevision, type LegalTime } from './calendar/legal-time.js';
import { shipYears } from './calendar/ship-years.js';

const REVISIONS = `
  select revision, years, overlays, touches_from::text as "touchesFrom", org_id as "orgId" from casework.calendar_revision where revision > $1 order by revision`;

/** The time limits and the working-day calendar as rows: shipped ones are loaded on first start, later ones are data changes. */
@Injectable()
export class LegalTimeSource implements OnModuleInit {
  private revisions: readonly CalendarRevision[] = [];
  private policies: readonly SlaPolicy[] = [];
  private loaded: LegalTime | null = null;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.database.worker(async (tx) => {
      await shipYears(tx, SHIPPED_YEARS);
      await tx.query(
        `insert into casework.sla_policy (rule_version, urgency, policy) select p ->> 'version', coalesce(p ->> 'urgency', 'ANY'), p from json_array_elements($1::json) as policies (p) on conflict (rule_version, urgency) do update set policy = excluded.policy`,
        [JSON.stringify(SHIPPED_POLICIES)],
      );
    });
    await this.load();
  }

  async load(): Promise<void> {
    await this.database.worker(async (tx) => {
      this.policies = (await tx.query<{ policy: SlaPolicy }>('select policy from casework.sla_policy order by rule_version, urgency')).map(
        ({ policy }) => policy,
      );
      await this.follow(tx);
    });
  }

  current(): LegalTime {
    if (!this.loaded) throw new HubError('HUB_NOT_READY', 'the calendar is not loaded yet', true);
    return this.loaded;
  }

  /**
   * The law as this transaction sees it: an approval that has committed is in force in every process with its next transaction. Asked for after
   * the cases are locked: whoever had one before committed, and what it read is read here too.
   */
  async fresh(tx: Tx): Promise<LegalTime> {
    const [row] = await tx.query<{ revision: number }>('select revision from casework.calendar_revision order by revision desc limit 1');
    if ((row?.revision ?? 0) > (this.current().revision ?? 0)) await this.follow(tx);
    return this.current();
  }

  private async follow(tx: Tx): Promise<void> {
    const known = this.revisions;
    const newer = await tx.query<CalendarRevision>(REVISIONS, [known.at(-1)?.revision ?? 0]);
    // Another transaction may have read them meanwhile: what it has stays.
    if (this.revisions === known) this.revisions = [...known, ...newer];
    const book = new CalendarBook(this.revisions, this.policies);
    this.loaded = book.at(book.newest);
  }
}
