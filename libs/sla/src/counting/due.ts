import type { Instant, LocalDate } from '#kernel';

/** When a limit ends, and why then. */
export interface Due {
  /** Exclusive: on time means strictly before it. */
  readonly dueAt: Instant;
  /** The last day on which the duty can be fulfilled, Asia/Shanghai. */
  readonly dueOn: LocalDate;
  readonly countedFrom: LocalDate | null;
  readonly skipped: readonly { readonly day: LocalDate; readonly why: string }[];
  /** A day of the span lies in a year whose arrangement is not published yet. */
  readonly provisional: boolean;
}
