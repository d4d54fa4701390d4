import type { Instant } from '#kernel';
import type { CourtRuling } from '../grounds.js';

/** 诉调对接. */
export type MediationAndCourtCommand =
  | {
      readonly type: 'transferToMediation';
      readonly centreOrgId: string;
      readonly centreIsMediation: boolean;
      readonly complainantAgreedAt: Instant | null;
      readonly institutionAgreedAt: Instant | null;
    }
  | {
      readonly type: 'endMediation';
      readonly outcome: 'failed' | 'agreed';
      readonly reason: string;
      readonly agreementNo: string;
      readonly amountFen: number | null;
    }
  | { readonly type: 'dockCourt'; readonly caseNo: string; readonly kind: string }
  | { readonly type: 'recordCourtResult'; readonly ruling: CourtRuling };
