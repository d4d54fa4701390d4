import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HubError } from '#kernel';
import { Database } from '#persistence';
import { SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar, type SlaPolicy, type YearArrangement } from '#sla';
import type { LegalTime } from './work/clock-effects.js';

/** The time limits and the working-day calendar as rows: shipped ones are loaded on first start, later ones are data changes. */
@Injectable()
export class LegalTimeSource implements OnModuleInit {
  private loaded: LegalTime | null = null;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.database.worker(async (tx) => {
      await tx.query(
        `insert into casework.calendar_year (year, status, notice, arrangement) select (y ->> 'year')::int, y ->> 'status', y ->> 'notice', y from json_array_elements($1::json) as years (y) on conflict do nothing`,
        [JSON.stringify(SHIPPED_YEARS)],
      );
      await tx.query(
        `insert into casework.sla_policy (rule_version, urgency, policy) select p ->> 'version', coalesce(p ->> 'urgency', 'ANY'), p from json_array_elements($1::json) as policies (p) on conflict (rule_version, urgency) do update set policy = excluded.policy`,
        [JSON.stringify(SHIPPED_POLICIES)],
      );
    });
    await this.load();
  }

  async load(): Promise<void> {
    const [years, policies] = await this.database.worker(
      async (tx) =>
        [
          await tx.query<{ arrangement: YearArrangement }>('select arrangement from casework.calendar_year order by year'),
          await tx.query<{ policy: SlaPolicy }>('select policy from casework.sla_policy order by rule_version, urgency'),
        ] as const,
    );
    this.loaded = { calendar: new WorkCalendar(years.map(({ arrangement }) => arrangement)), policies: policies.map(({ policy }) => policy) };
  }

  current(): LegalTime {
    if (!this.loaded) throw new HubError('HUB_NOT_READY', 'the calendar is not loaded yet', true);
    return this.loaded;
  }
}
