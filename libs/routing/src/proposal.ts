import type { MatterType, OpenCase, OrderFacts } from './order.js';
import type { ReportRecipientId } from './report-recipient.js';

/** The stored receipt of one decision (DOMAIN §3.5): ids, rule ids, matched alias words and numbers; no text of the complainant. */
export interface RouteReceipt {
  readonly ruleId: string;
  readonly ruleSetVersion: string;
  /** 0–1; at or above `autoDispatchScore` the proposal may be followed without a person. */
  readonly score: number;
  readonly because: string;
  readonly rulesTried: readonly { readonly ruleId: string; readonly outcome: string }[];
  readonly runnerUp: { readonly orgId: string; readonly score: number } | null;
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
}

export type Urgency = 'NORMAL' | 'PRIORITY' | 'URGENT' | 'CRITICAL';
export type Confidentiality = 'OPEN' | 'HIDE_CONTACT' | 'ANONYMOUS' | 'WHISTLEBLOWER';

export interface Classification {
  readonly matterType: MatterType;
  readonly businessLine: string | null;
  readonly causeCode: string | null;
  readonly demandCodes: readonly string[];
  readonly urgency: Urgency;
  readonly specialPopulation: readonly string[];
  readonly confidentiality: Confidentiality;
  readonly amountFen: number | null;
  readonly personCount: number;
  /** The text is a complaint and a report at once: shown to nobody before the desk has split it. */
  readonly containsReport: boolean;
  /** What a person must still answer, e.g. `kind-word-unknown`. */
  readonly openQuestions: readonly string[];
}

export interface Dispatch {
  readonly action: 'dispatch';
  readonly leadOrgId: string;
  readonly assistOrgIds: readonly string[];
}
export interface ReportTo {
  readonly action: 'report';
  readonly leadOrgId: ReportRecipientId;
  readonly copyTo: readonly ReportRecipientId[];
}
export interface TransferOut {
  readonly action: 'transferOut';
  readonly to: string;
  readonly toName: string;
  readonly advice: string;
}
export interface Split {
  readonly action: 'split';
  readonly complaint: { readonly leadOrgId: string | null };
  readonly report: { readonly leadOrgId: ReportRecipientId };
}
export interface Triage {
  readonly action: 'triage';
  readonly candidates: readonly { readonly orgId: string; readonly score: number }[];
  readonly why: string;
}
export type Destination = Dispatch | ReportTo | TransferOut | Split | Triage;

type ReportClassification = Classification & { readonly matterType: 'REPORT' };
type OtherClassification = Classification & { readonly matterType: Exclude<MatterType, 'REPORT'> };
type Pure<C extends Classification> = C & { readonly containsReport: false };
type Mixed<C extends Classification> = C & { readonly containsReport: true };

interface Common {
  readonly duplicateOfNo: string | null;
  /** `false`: never raised with the institution first (R7c); null: the door does not say. */
  readonly institutionFirst: boolean | null;
  readonly receipt: RouteReceipt;
}

/**
 * One proposal. The union is the ban of DOMAIN §3.5 R1: a REPORT has no way to an institution, because `dispatch` does not exist beside it,
 * and a text that also holds a report is split or looked at by a person, never dispatched.
 */
export type RouteProposal =
  | (Common & { readonly classification: ReportClassification; readonly destination: ReportTo | TransferOut | Triage })
  | (Common & { readonly classification: Mixed<OtherClassification>; readonly destination: Split | TransferOut | Triage })
  | (Common & { readonly classification: Pure<OtherClassification>; readonly destination: Dispatch | TransferOut | Triage });

export interface RoutingEngine {
  readonly ruleSetVersion: string;
  readonly autoDispatchScore: number;
  propose(order: OrderFacts, openCases?: readonly OpenCase[]): RouteProposal;
}
