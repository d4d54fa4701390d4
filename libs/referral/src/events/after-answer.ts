import type { Instant } from '#kernel';
import type { ReviewDecision, ReviewKind, SupervisionLevel } from '../grounds.js';
import type { Urgency } from '../referral.js';

interface At {
  readonly at: Instant;
}

/** 重办, 核查/复查/复核, 恢复办理, 归档: what may follow an answer. */
export type AfterAnswerEvent =
  | ({ readonly type: 'RedoOrdered'; readonly by: 'SOURCE' | 'SUPERVISOR' | 'REVIEW' } & At)
  | ({ readonly type: 'ReviewRequested'; readonly reviewId: string; readonly kind: ReviewKind; readonly orgId: string } & At)
  | ({ readonly type: 'ReviewOpened'; readonly reviewId: string; readonly kind: ReviewKind; readonly orgId: string } & At)
  | ({ readonly type: 'ReviewNotAccepted'; readonly reviewId: string; readonly kind: ReviewKind; readonly orgId: string } & At)
  | ({ readonly type: 'HearingOpened'; readonly reviewId: string } & At)
  | ({ readonly type: 'HearingClosed'; readonly reviewId: string } & At)
  | ({ readonly type: 'ReviewDecided'; readonly reviewId: string; readonly kind: ReviewKind; readonly orgId: string; readonly decision: ReviewDecision } & At)
  | ({ readonly type: 'ReferralReopened'; readonly ground: 'NEW_FACTS' | 'WRONG_CLOSURE' } & At)
  | ({ readonly type: 'ReferralArchived' } & At);

/** 督办, 升级, 整改: what supervisors and the hub lay on a case. */
export type SupervisionEvent =
  | ({
      readonly type: 'SupervisionOrdered';
      readonly orderId: string;
      readonly kind: string;
      readonly level: SupervisionLevel;
      readonly orgId: string;
      readonly dueOn: string;
      readonly by: 'SV' | 'SYS';
    } & At)
  | ({ readonly type: 'SupervisionAnswered'; readonly orderId: string; readonly orgId: string } & At)
  | ({ readonly type: 'SupervisionVerified'; readonly orderId: string } & At)
  | ({ readonly type: 'SupervisionRejected'; readonly orderId: string } & At)
  | ({ readonly type: 'SupervisionEscalated'; readonly orderId: string; readonly level: SupervisionLevel } & At)
  | ({ readonly type: 'UrgencyChanged'; readonly urgency: Urgency; readonly criterionId: string } & At)
  | ({ readonly type: 'MajorCaseLinked'; readonly majorCaseId: string; readonly criterionId: string } & At)
  | ({ readonly type: 'RectificationOpened'; readonly taskId: string; readonly orgId: string; readonly dueOn: string } & At)
  | ({ readonly type: 'RectificationClosed'; readonly taskId: string } & At);
