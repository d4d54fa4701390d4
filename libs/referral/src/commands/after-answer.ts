import type { Instant } from '#kernel';
import type { ReviewDecision, ReviewKind, SupervisionLevel } from '../grounds.js';
import type { Urgency } from '../referral.js';

/** 重办, 核查/复查/复核, 恢复办理, 归档. */
export type AfterAnswerCommand =
  | { readonly type: 'orderRedo'; readonly reason: string; readonly orderId: string; readonly supervisionDueOn: string }
  | {
      readonly type: 'requestReview';
      readonly kind: ReviewKind;
      readonly statement: string;
      readonly reviewId: string;
      /** The unit next above the one that decided, by the registry; null = none is known. */
      readonly reviewOrgId: string | null;
      /** Whether a branch decided: no 核查 lies against a head office's decision (令2020-3 art. 20). */
      readonly decidedByBranch: boolean;
      /** The end of the thirty days after the answer was received. */
      readonly until: Instant;
    }
  | { readonly type: 'acceptReview' }
  | { readonly type: 'refuseReview'; readonly basis: string }
  | { readonly type: 'openHearing' }
  | { readonly type: 'closeHearing' }
  | { readonly type: 'decideReview'; readonly decision: ReviewDecision; readonly basis: string }
  | { readonly type: 'reopen'; readonly ground: 'NEW_FACTS' | 'WRONG_CLOSURE'; readonly reason: string }
  | { readonly type: 'archive'; readonly reviewWindowEndedAt: Instant; readonly filesComplete: boolean; readonly chainSealed: boolean };

/** 督办, 升级, 整改. */
export type SupervisionCommand =
  | {
      readonly type: 'supervise';
      readonly orderId: string;
      readonly kind: string;
      readonly level: SupervisionLevel;
      readonly demand: string;
      readonly responsible: string;
      readonly orgId: string;
      readonly dueOn: string;
    }
  | { readonly type: 'answerSupervision'; readonly orderId: string; readonly text: string }
  | { readonly type: 'verifySupervision'; readonly orderId: string; readonly verified: boolean; readonly opinion: string }
  | { readonly type: 'escalateSupervision'; readonly orderId: string; readonly level: SupervisionLevel }
  | { readonly type: 'escalateUrgency'; readonly urgency: Urgency; readonly criterionId: string }
  | { readonly type: 'linkMajorCase'; readonly majorCaseId: string; readonly criterionId: string }
  | { readonly type: 'openRectification'; readonly taskId: string; readonly orgId: string; readonly measure: string; readonly dueOn: string }
  | { readonly type: 'closeRectification'; readonly taskId: string; readonly opinion: string };
