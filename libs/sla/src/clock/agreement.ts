import type { LocalDate } from '#kernel';
import { endOfDay, localDayOf } from '../counting/local-day.js';
import type { ClockFacts } from './facts.js';
import type { Period } from './period.js';
import type { Disregard, Disregarded } from './view.js';

export interface Agreed {
  readonly period: Period;
  readonly agreed: boolean;
  readonly disregarded: readonly Disregarded[];
}

/** The day that somebody set, or the one agreed upon, or the count. */
export const withNamedDay = (period: Period, { setDueOn, agreedDue }: Pick<ClockFacts, 'setDueOn' | 'agreedDue'>): Agreed =>
  setDueOn === undefined ? withAgreement(period, agreedDue) : { period: endingOn(period, setDueOn), agreed: false, disregarded: [] };

/** A day agreed with the complainant, with proof, replaces the due day of FC-02..04, as it was said: it does not roll (令2020-3 art. 21 ¶5). */
function withAgreement(period: Period, agreedDue: ClockFacts['agreedDue']): Agreed {
  if (agreedDue === null) return { period, agreed: false, disregarded: [] };
  const { dueOn, agreedAt } = agreedDue;
  const why = whyNot(period, agreedDue);
  if (why !== null) return { period, agreed: false, disregarded: [{ what: 'AGREEMENT', which: dueOn, at: agreedAt, why }] };
  return { period: endingOn(period, dueOn), agreed: true, disregarded: [] };
}

function whyNot({ policy, due, open }: Period, { dueOn, agreedAt, hasProof }: NonNullable<ClockFacts['agreedDue']>): Disregard | null {
  if (policy.agreed === null) return 'agreement-not-lawful';
  if (!hasProof) return 'agreement-without-proof';
  if (!open && agreedAt >= due.dueAt) return 'agreed-after-due';
  return dueOn < localDayOf(agreedAt) ? 'agreed-day-is-past' : null;
}

function endingOn(period: Period, dueOn: LocalDate): Period {
  const due = { ...period.due, dueOn, dueAt: endOfDay(dueOn, period.policy.cutoff), provisional: false };
  return { ...period, due, open: false, total: period.meter.through(dueOn), pausedUnits: 0, taken: [] };
}
