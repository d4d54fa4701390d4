import type { ClockKind, LimitUnit, Owner, SlaPolicy, Words } from '../policies.js';

/** What a row of a law states itself; the rest is the counting convention. */
type Row = Partial<SlaPolicy> & {
  readonly ruleId: string;
  readonly kind: ClockKind;
  readonly limit: readonly [number, LimitUnit];
  readonly trigger: Words;
  readonly title: Words;
  readonly owner: Owner;
  readonly article: string;
};

type Text = Pick<SlaPolicy, 'status' | 'effectiveFrom'> &
  Partial<Pick<SlaPolicy, 'effectiveTo' | 'rollOn'>> & { readonly name: string; readonly mark?: string };

export const words = (zh: string, en: string): Words => ({ zh, en });

/** Rows of one text of law: `article` is appended to its name, `mark` names the version (`MR-01@121`). */
export const textOfLaw =
  ({ name, mark = '1', ...text }: Text) =>
  ({ limit: [amount, unit], article, ...row }: Row): SlaPolicy => ({
    version: `${row.ruleId}@${mark}`,
    rollOn: 'HOLIDAY_AND_REST_DAY',
    cutoff: 'END_OF_DAY',
    pauses: [],
    extensions: [],
    restart: null,
    agreed: null,
    ends: null,
    warnWithin: null,
    effectiveTo: null,
    urgency: null,
    ...text,
    ...row,
    amount,
    unit,
    article: `${name} ${article}`.trim(),
  });
