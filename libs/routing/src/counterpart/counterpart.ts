import type { RankedLines, Trade } from '../classify/lines.js';
import type { Directory } from '../directory.js';
import type { OrderFacts } from '../order.js';
import type { OrderReading } from '../reading/order-reading.js';
import type { Respondent } from '../reading/respondents.js';
import type { RuleSet } from '../rule-set/rule-set.js';

/** Why an institution was chosen: decides the rule that speaks for it. */
export type Ground = 'code' | 'official' | 'alias' | 'sound' | 'group' | 'target' | 'sold-or-issued' | 'line' | 'agent';

/** The institution that answers for the case. `score` 0–1; `assist`: the other institution of R11. */
export interface ChosenInstitution {
  readonly kind: 'institution';
  readonly orgId: string;
  readonly score: number;
  readonly ground: Ground;
  readonly alias: string;
  readonly assist: readonly string[];
  readonly runnerUp: string | null;
}

/** Another authority's matter; `passing`: institutions that only had a part in it. */
export interface OtherSector {
  readonly kind: 'sector';
  readonly sector: string;
  readonly alias: string | null;
  readonly passing: readonly string[];
}

/** Who the case is about (对口), as far as it can be told. */
export type Counterpart =
  | ChosenInstitution
  | OtherSector
  | { readonly kind: 'body'; readonly orgId: string; readonly alias: string }
  | { readonly kind: 'tie'; readonly orgIds: readonly string[]; readonly why: string }
  | { readonly kind: 'unlisted'; readonly alias: string; readonly trade: Trade }
  | { readonly kind: 'elsewhere'; readonly alias: string }
  | { readonly kind: 'nobody' };

/** What the choice looks at. */
export interface Scene {
  readonly set: RuleSet;
  readonly directory: Directory;
  readonly order: OrderFacts;
  readonly reading: OrderReading;
  readonly lines: RankedLines;
  readonly respondents: readonly Respondent[];
}

/** Kinds of parties that are institutions: the ones a report must never reach. */
const INSTITUTION = /^(BANK_|INSURER_|CONSUMER_FINANCE$|WEALTH_SUB$|GROUP$)/;
export const isInstitutionKind = (kind: string): boolean => INSTITUTION.test(kind);

/** A bank or insurer, whether it is a party here or not. */
export const isInstitution = ({ name }: Respondent): boolean =>
  name.type === 'outsider' ? name.sector === 'UNLISTED' || name.sector === 'ELSEWHERE' : isInstitutionKind(name.kind);

/** A party that is no institution: regulator, mediation centre, association. */
export const isBody = ({ name }: Respondent): boolean => name.type === 'party' && !isInstitutionKind(name.kind);

const LINE_CODE_STARTS = ['B-', 'I-'];

/** Whether banking or insurance is spoken of at all; words of lines alone (货车, 停车) are everyday words. */
export const speaksOfFinance = ({ reading, order }: Scene): boolean =>
  reading.weightOf('matter', 'finance') > 0 ||
  reading.weightOf('matter', 'finance-target') > 0 ||
  // Whoever no longer knows which bank it was speaks of a bank.
  reading.weightOf('matter', 'unknown-bank') > 0 ||
  LINE_CODE_STARTS.some((start) => order.lineHint?.startsWith(start) === true);

/** Weight of the best line where finance is spoken of, else 0. */
export const spokenLineWeight = (scene: Scene): number => (speaksOfFinance(scene) ? (scene.lines[0]?.weight ?? 0) : 0);
