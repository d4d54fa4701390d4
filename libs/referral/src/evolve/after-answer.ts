import type { AfterAnswerEvent, SupervisionEvent } from '../events/after-answer.js';
import type { Referral, Review, Supervision } from '../referral.js';
import type { ClockMarkEvent, ClockRecalculated } from '../events/clock-marks.js';
import { nothing, reviveLead, to, type Effects } from './changes.js';

const review = (referral: Referral, reviewId: string, change: Partial<Review>): Partial<Referral> => ({
  reviews: referral.reviews.map((each) => (each.reviewId === reviewId ? { ...each, ...change } : each)),
});

const order = (referral: Referral, orderId: string, change: Partial<Supervision>): Partial<Referral> => ({
  supervisions: referral.supervisions.map((each) => (each.orderId === orderId ? { ...each, ...change } : each)),
});

/** 重办, 核查/复查/复核, 恢复办理, 归档. */
export const AFTER_ANSWER: Effects<AfterAnswerEvent['type']> = {
  RedoOrdered: (referral, { by }) => ({
    status: 'REDO',
    redoCount: referral.redoCount + (by === 'REVIEW' ? 0 : 1),
    reply: null,
    closedAt: null,
    assignments: reviveLead(referral),
  }),
  ReviewRequested: (referral, { reviewId, kind, orgId }) => ({ reviews: [...referral.reviews, { reviewId, kind, orgId, state: 'REQUESTED', decision: null }] }),
  ReviewOpened: (referral, { reviewId }) => review(referral, reviewId, { state: 'OPEN' }),
  ReviewNotAccepted: (referral, { reviewId }) => review(referral, reviewId, { state: 'NOT_ACCEPTED' }),
  HearingOpened: (referral, { reviewId }) => review(referral, reviewId, { state: 'HEARING' }),
  HearingClosed: (referral, { reviewId }) => review(referral, reviewId, { state: 'OPEN' }),
  // The opinion is an answer again: the right to the next review counts from it (信访工作条例 art. 36).
  ReviewDecided: (referral, { at, reviewId, decision }) => ({ ...review(referral, reviewId, { state: 'DECIDED', decision }), answeredAt: at }),
  ReferralReopened: (referral, { at }) => ({ status: 'IN_PROGRESS', reopenedAt: at, closedAt: null, reply: null, assignments: reviveLead(referral) }),
  ReferralArchived: to('ARCHIVED'),
};

/** 督办, 升级, 整改. */
export const SUPERVISION: Effects<SupervisionEvent['type']> = {
  SupervisionOrdered: (referral, { orderId, level, orgId, dueOn }) => ({
    supervisions: [...referral.supervisions, { orderId, level, orgId, dueOn, state: 'ISSUED' }],
  }),
  SupervisionAnswered: (referral, { orderId }) => order(referral, orderId, { state: 'ANSWERED' }),
  SupervisionVerified: (referral, { orderId }) => order(referral, orderId, { state: 'CLOSED' }),
  SupervisionRejected: (referral, { orderId }) => order(referral, orderId, { state: 'ISSUED' }),
  SupervisionEscalated: (referral, { orderId, level }) => order(referral, orderId, { level }),
  UrgencyChanged: (_referral, { urgency }) => ({ urgency }),
  MajorCaseLinked: (_referral, { majorCaseId }) => ({ majorCaseId }),
  RectificationOpened: (referral, { taskId, orgId }) => ({ rectifications: [...referral.rectifications, { taskId, orgId }] }),
  RectificationClosed: (referral, { taskId }) => ({ rectifications: referral.rectifications.filter((each) => each.taskId !== taskId) }),
};

/** Marks of limits: history, not state. */
export const CLOCK_MARKS: Effects<(ClockMarkEvent | ClockRecalculated)['type']> = {
  ClockWarned50: nothing,
  ClockWarned80: nothing,
  YellowCardIssued: nothing,
  ClockBreached: nothing,
  BulletinIssued: nothing,
  ClockRecalculated: nothing,
};
