import type { Instant, LocalDate } from '#kernel';
import type { ClockChange, DayChange, YearArrangement } from '#sla';

export type ChangeKind = 'NOTICE' | 'OVERLAY' | 'OVERLAY_END';
export type ChangeState = 'PROPOSED' | 'APPROVED' | 'REJECTED';

/** Somebody at the hub: a keyed hash, never a name. */
export interface Person {
  readonly orgId: string;
  readonly userHash: string;
}

/** An organisation's own days as they stand in a revision. */
export interface StoredOverlay {
  readonly overlayId: string;
  readonly reason: string;
  readonly closed: readonly LocalDate[];
  readonly open: readonly LocalDate[];
}

export type ChangeContent =
  | { readonly kind: 'NOTICE'; readonly arrangement: YearArrangement }
  | { readonly kind: 'OVERLAY'; readonly orgId: string; readonly reason: string; readonly closed: readonly LocalDate[]; readonly open: readonly LocalDate[] }
  | { readonly kind: 'OVERLAY_END'; readonly orgId: string; readonly overlayId: string };

/** What a change would do, computed when it was proposed. */
export interface Preview {
  readonly days: readonly DayChange[];
  /** Open clocks by what would happen to their due. */
  readonly clocks: Readonly<Record<ClockChange['change'], number>> & { readonly looked: number; readonly reexamine: number; readonly overdueAtOnce: number };
  /** The first fifty. */
  readonly worst: readonly ClockChange[];
  /** False where there were more open clocks than a preview looks at. */
  readonly complete: boolean;
}

export interface CalendarChange {
  readonly changeId: string;
  readonly kind: ChangeKind;
  readonly year: number | null;
  readonly orgId: string | null;
  readonly state: ChangeState;
  readonly sourceHash: string;
  readonly content: ChangeContent;
  readonly baseVersion: number;
  readonly preview: Preview;
  readonly proposedAt: Instant;
  readonly proposedBy: Person;
  readonly decidedAt: Instant | null;
  readonly decidedBy: Person | null;
  readonly reason: string | null;
  /** Of the calendar that the approval made. */
  readonly revision: number | null;
}
