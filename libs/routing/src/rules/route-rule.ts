import type { Counterpart, Scene } from '../counterpart/counterpart.js';
import type { Classification, Dispatch, ReportTo, Split, TransferOut, Triage } from '../proposal.js';
import type { Matter } from '../classify/matter.js';

/** What the rules see of one case: read once, never changed by a rule. */
export interface CaseFacts extends Scene {
  readonly classification: Classification;
  readonly matter: Matter;
  readonly counterpart: Counterpart;
}

/** A rule's answer; the receipt is made of it. `score` 0–1. */
export interface RuleAnswer {
  readonly destination: Dispatch | ReportTo | Split | TransferOut | Triage;
  readonly score: number;
  /** Plain words with ids and alias words only, never text of the complainant. */
  readonly because: string;
  readonly runnerUp?: { readonly orgId: string; readonly score: number };
}

/** One kind of test; order, parameters and words are data (rule-set). Rule ids never change meaning. */
export interface RouteRule {
  readonly id: string;
  route(facts: CaseFacts): RuleAnswer | undefined;
}
