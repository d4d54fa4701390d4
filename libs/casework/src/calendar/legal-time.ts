import { HubError, type LocalDate } from '#kernel';
import { WorkCalendar, type Law, type Overlay, type SlaPolicy, type YearArrangement } from '#sla';

/** The calendar as it stood from one approval to the next. Revisions are never changed: what was counted with one can be counted again. */
export interface CalendarRevision {
  readonly revision: number;
  readonly years: readonly YearArrangement[];
  /** Days that single organisations keep otherwise, oldest first. */
  readonly overlays: Readonly<Record<string, readonly Overlay[]>>;
  /** The first day on which it differs from the one before; null for the first. */
  readonly touchesFrom: LocalDate | null;
  /** Only this organisation's own days differ; null: everybody's may. */
  readonly orgId: string | null;
}

/** Which calendar a clock is counted with. It moves to a later one by an event only, or where that changes nothing about its end. */
export interface ClockCalendar {
  readonly revision: number;
  /** The newest revision it was compared with. Beyond `revision`: its due had passed and was kept. */
  readonly examined: number;
  /** Whose own days count; null for limits of law, which no organisation can move. */
  readonly orgId: string | null;
}

/** The rules and the calendar in force; with a book, those of every revision before too. */
export interface LegalTime extends Law {
  readonly revision?: number;
  readonly book?: CalendarBook;
}

/** Every revision of the calendar, so that each clock is counted with its own. */
export class CalendarBook {
  private readonly revisions: ReadonlyMap<number, CalendarRevision>;
  private readonly laws = new Map<string, LegalTime>();
  readonly newest: number;

  constructor(
    revisions: readonly CalendarRevision[],
    private readonly policies: readonly SlaPolicy[],
  ) {
    this.revisions = new Map(revisions.map((each) => [each.revision, each]));
    this.newest = Math.max(...this.revisions.keys());
  }

  /** @throws HubError `HUB_CALENDAR_REVISION_UNKNOWN` (retryable): another process knows a newer calendar than this one. */
  revision(revision: number): CalendarRevision {
    const found = this.revisions.get(revision);
    if (!found) throw new HubError('HUB_CALENDAR_REVISION_UNKNOWN', `revision ${revision} of the calendar is not loaded yet`, true, { revision });
    return found;
  }

  /** The same with one revision more. */
  with(revision: CalendarRevision): CalendarBook {
    return new CalendarBook([...this.revisions.values(), revision], this.policies);
  }

  /** The law as it stood at a revision. */
  at(revision: number): LegalTime {
    return this.of({ revision, orgId: null });
  }

  /** The law that one clock is counted with. The same objects every time: counts are remembered by them. */
  of({ revision, orgId }: Pick<ClockCalendar, 'revision' | 'orgId'>): LegalTime {
    const stored = this.revision(revision);
    const own = orgId === null ? [] : (stored.overlays[orgId] ?? []);
    const key = own.length === 0 ? `${revision}` : `${revision} ${orgId ?? ''}`;
    const law = this.laws.get(key) ?? this.make(stored, own);
    this.laws.set(key, law);
    return law;
  }

  private make({ revision, years }: CalendarRevision, own: readonly Overlay[]): LegalTime {
    const national = new WorkCalendar(years);
    return { policies: this.policies, calendar: own.reduce((calendar, overlay) => calendar.withOverlay(overlay), national), revision, book: this };
  }
}

export const revisionOf = ({ revision }: LegalTime): number => revision ?? 1;
export const lawAt = (law: LegalTime, revision: number): LegalTime => law.book?.at(revision) ?? law;
export const lawFor = (law: LegalTime, calendar: ClockCalendar): LegalTime => law.book?.of(calendar) ?? law;
