import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock, ErrorCode } from '#kernel';
import { Database } from '#persistence';
import { CLOCK, Health, Problem } from '#platform';
import { calendarAlarm, WorkCalendar, type CalendarAlarm } from '#sla';
import { LegalTimeSource } from '../legal-time.source.js';
import type { StoredOverlay } from './change.js';
import type { CalendarRevision } from './legal-time.js';
import { yearDays, type YearDay } from './year-days.js';

export interface AlarmView extends CalendarAlarm {
  readonly code: ErrorCode;
  /** What, why, what next. */
  readonly text: string;
}

export interface YearLine {
  readonly year: number;
  readonly status: 'CONFIRMED' | 'PROVISIONAL';
  readonly notice: string | null;
  readonly version: number;
}

export interface CalendarView {
  readonly revision: number;
  readonly years: readonly YearLine[];
  readonly overlays: readonly (StoredOverlay & { readonly orgId: string })[];
  readonly alarm: AlarmView | null;
}

/** The calendar in force, for people. */
@Injectable()
export class CalendarViews implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly legalTime: LegalTimeSource,
    private readonly health: Health,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // A missing notice is news, no reason to take no more cases.
    this.health.note('calendar', async () => {
      const alarm = await this.alarm();
      return alarm && { urgent: alarm.level === 'BLOCKING', text: alarm.text };
    });
  }

  async read(): Promise<CalendarView> {
    const years = await this.database.statement<YearLine>('select year, status, notice, version from casework.calendar_year order by year');
    const newest = await this.newest();
    const overlays = Object.entries(newest.overlays as Readonly<Record<string, readonly StoredOverlay[]>>);
    return {
      revision: newest.revision,
      years,
      overlays: overlays.flatMap(([orgId, own]) => own.map((overlay) => ({ orgId, ...overlay }))),
      alarm: this.alarmOf(newest),
    };
  }

  /** Every day of a year that is no plain weekday or weekend. @throws Problem 404 `HUB_CALENDAR_YEAR_MISSING` */
  async year(year: number): Promise<YearLine & { readonly days: readonly YearDay[] }> {
    const [line] = await this.database.statement<YearLine>('select year, status, notice, version from casework.calendar_year where year = $1', [year]);
    if (!line) throw new Problem(404, 'HUB_CALENDAR_YEAR_MISSING', '没有这一年的日历。No calendar is loaded for this year: import the State Council’s notice.');
    return { ...line, days: yearDays(new WorkCalendar((await this.newest()).years), year) };
  }

  async alarm(): Promise<AlarmView | null> {
    return this.alarmOf(await this.newest());
  }

  private alarmOf({ years }: CalendarRevision): AlarmView | null {
    const alarm = calendarAlarm(years, this.clock.now());
    return alarm === null ? null : { ...alarm, ...saidOf(alarm) };
  }

  private async newest(): Promise<CalendarRevision> {
    const { book } = await this.database.worker((tx) => this.legalTime.fresh(tx));
    if (!book) throw new Error('the law has no book of calendars');
    return book.revision(book.newest);
  }
}

const saidOf = ({ level, year }: CalendarAlarm): { readonly code: ErrorCode; readonly text: string } =>
  level === 'BLOCKING'
    ? {
        code: 'HUB_CALENDAR_YEAR_UNPUBLISHED',
        text: `${year} 年放假安排仍未导入，跨年期限均为暂定，请立即导入国务院通知。The holidays of ${year} are still not imported: every limit into that year is provisional. Import the State Council's notice now (npx hub calendar import).`,
      }
    : {
        code: 'HUB_CALENDAR_YEAR_PROVISIONAL',
        text: `${year} 年放假安排未导入，跨年期限为暂定，通知公布后请导入。The holidays of ${year} are not imported yet: limits into that year are provisional. Import the notice when it is published (npx hub calendar import).`,
      };
