import type { Instant, LocalDate } from '#kernel';
import { deriveClock, type ClockFacts, type ClockKind, type Law, type Mark } from '#sla';

/** One time limit of a case or of one assignment: all that happened to it, and what the law makes of that. */
export interface Clock {
  readonly clockId: string;
  readonly assignmentId: string | null;
  /** Everything the clock is derived from; the rest is derived and stored so that it can be asked for. */
  readonly facts: ClockFacts;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly kind: ClockKind;
  readonly article: string;
  readonly state: 'RUNNING' | 'PAUSED' | 'STOPPED';
  readonly startedAt: Instant;
  /** While it is paused: the earliest it can be. */
  readonly dueAt: Instant;
  readonly dueOn: LocalDate;
  readonly stoppedAt: Instant | null;
  readonly provisional: boolean;
  readonly marks: readonly Mark[];
}

/** The clock that `facts` make under this law. */
export function clockOf(given: { readonly clockId: string; readonly assignmentId: string | null }, facts: ClockFacts, law: Law): Clock {
  const { policy, state, startedAt, atLeast, stoppedAt, provisional, marks } = deriveClock(facts, law);
  return {
    ...given,
    facts,
    ruleId: policy.ruleId,
    ruleVersion: policy.version,
    kind: policy.kind,
    article: policy.article,
    state,
    startedAt,
    dueAt: atLeast.dueAt,
    dueOn: atLeast.dueOn,
    stoppedAt,
    provisional,
    marks,
  };
}

/** The clock whose end comes first among those that run. */
export const nextDue = (clocks: readonly Clock[]): Instant | null => {
  const due = clocks.filter(({ state, kind }) => state === 'RUNNING' && kind !== 'RETURN').map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : due.reduce((first, at) => (at < first ? at : first));
};
