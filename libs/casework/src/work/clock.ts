import type { Instant, LocalDate } from '#kernel';
import type { ClockKind, Due, SlaPolicy } from '#sla';

/** One running or stopped time limit of a case or of one assignment, with why it ends when it ends. */
export interface Clock {
  readonly clockId: string;
  readonly assignmentId: string | null;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly kind: ClockKind;
  readonly article: string;
  readonly state: 'RUNNING' | 'STOPPED';
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly dueOn: LocalDate;
  readonly stoppedAt: Instant | null;
  readonly provisional: boolean;
  readonly why: { readonly unit: string; readonly amount: number; readonly countedFrom: string | null; readonly skipped: Due['skipped'] };
}

export const clockOf = (
  given: { readonly clockId: string; readonly assignmentId: string | null; readonly startedAt: Instant },
  policy: SlaPolicy,
  due: Due,
): Clock => ({
  ...given,
  ruleId: policy.ruleId,
  ruleVersion: policy.version,
  kind: policy.kind,
  article: policy.article,
  state: 'RUNNING',
  dueAt: due.dueAt,
  dueOn: due.dueOn,
  stoppedAt: null,
  provisional: due.provisional,
  why: { unit: policy.unit, amount: policy.amount, countedFrom: due.countedFrom, skipped: due.skipped },
});

/** The clock whose end comes first among those that run. */
export const nextDue = (clocks: readonly Clock[]): Instant | null => {
  const due = clocks.filter(({ state, kind }) => state === 'RUNNING' && kind !== 'RETURN').map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : due.reduce((first, at) => (at < first ? at : first));
};
