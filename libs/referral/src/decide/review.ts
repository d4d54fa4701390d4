import { accepted, instantMs, refused, type Decision } from '#kernel';
import type { CommandOf, CommandType, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import type { ReviewKind } from '../grounds.js';
import { openReview, type Referral, type Review } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { missing, type No } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

const finished = (referral: Referral, kind: ReviewKind): boolean => referral.reviews.some((review) => review.kind === kind && review.state === 'DECIDED');

/** 核查 is for complaints, 复查 and 复核 for petitions, 复核 after 复查; each once. @source 令2020-3 art. 20; 信访工作条例 art. 35, 36 */
function kindGuard({ body }: ReferralCommand<CommandOf<'requestReview'>>, referral: Referral): No | null {
  const petition = referral.matterType === 'PETITION';
  if (petition === (body.kind === 'RECHECK'))
    return refused('review-kind-unfit', '投诉申请核查，信访申请复查、复核。A complaint is rechecked, a petition reviewed.');
  if (body.kind === 'RECHECK' && !body.decidedByBranch)
    return refused('review-kind-unfit', '对总部作出的处理决定不能申请核查。No recheck lies against a head office’s decision (令2020-3 art. 20).');
  if (body.kind === 'REVIEW2' && !finished(referral, 'REVIEW1'))
    return refused('review-kind-unfit', '复核之前须先复查。The first review comes first (信访工作条例 art. 36).');
  return finished(referral, body.kind) ? refused('review-done', '该程序已终结。This review has been decided already.') : null;
}

/** Row 41: inside thirty days of the answer, at the unit next above the one that decided. */
export function requestReview(command: ReferralCommand<CommandOf<'requestReview'>>, referral: Referral): Answer {
  const { at, body } = command;
  if (openReview(referral)) return refused('review-open', '已有复查（核查）正在进行。A review is open already.');
  const no = kindGuard(command, referral);
  if (no) return no;
  if (instantMs(at) >= instantMs(body.until)) return refused('review-window-closed', '已过申请期限（收到答复之日起 30 日）。The thirty days have passed.');
  if (missing(body.statement)) return refused('text-missing', '请写明申请理由。Give the reasons.');
  const decided = [referral.reply?.orgId, ...referral.reviews.map(({ orgId }) => orgId)];
  if (body.reviewOrgId === null || decided.includes(body.reviewOrgId))
    return refused('review-unit-unknown', '未找到原办理单位的上一级单位。No unit above the one that decided is known: ask the desk.');
  return accepted({ type: 'ReviewRequested', at, reviewId: body.reviewId, kind: body.kind, orgId: body.reviewOrgId });
}

/** The open review, if it is the actor's to decide and in one of `states`. */
function mine<Type extends CommandType>({ actor }: ReferralCommand<CommandOf<Type>>, referral: Referral, states: readonly Review['state'][]): Review | No {
  const review = openReview(referral);
  if (!review) return refused('no-review-open', '没有进行中的复查（核查）。No review is open.');
  if (referral.reply?.orgId === actor.orgId) return refused('reviewer-decided-before', '作出原决定的单位不得复查。Whoever decided may not review.');
  if (review.orgId !== actor.orgId) return refused('not-your-referral', '本件不由贵单位复查。This review is not with your unit.');
  return states.includes(review.state) ? review : refused('wrong-status', `复查现为 ${review.state}。The review is ${review.state}.`);
}

const isReview = (answer: Review | No): answer is Review => 'reviewId' in answer;

export function acceptReview(command: ReferralCommand<CommandOf<'acceptReview'>>, referral: Referral): Answer {
  const review = mine(command, referral, ['REQUESTED']);
  return isReview(review) ? accepted({ type: 'ReviewOpened', at: command.at, reviewId: review.reviewId, kind: review.kind, orgId: review.orgId }) : review;
}

export function refuseReview(command: ReferralCommand<CommandOf<'refuseReview'>>, referral: Referral): Answer {
  const review = mine(command, referral, ['REQUESTED']);
  if (!isReview(review)) return review;
  if (missing(command.body.basis)) return refused('text-missing', '请写明不予受理的依据。Give the legal basis.');
  return accepted({ type: 'ReviewNotAccepted', at: command.at, reviewId: review.reviewId, kind: review.kind, orgId: review.orgId });
}

/** The time of a hearing does not count (信访工作条例 art. 36). */
export function openHearing(command: ReferralCommand<CommandOf<'openHearing'>>, referral: Referral): Answer {
  const review = mine(command, referral, ['OPEN']);
  if (!isReview(review)) return review;
  if (review.kind === 'RECHECK') return refused('review-kind-unfit', '核查不设听证。A recheck has no hearing.');
  return accepted({ type: 'HearingOpened', at: command.at, reviewId: review.reviewId });
}

export function closeHearing(command: ReferralCommand<CommandOf<'closeHearing'>>, referral: Referral): Answer {
  const review = mine(command, referral, ['HEARING']);
  return isReview(review) ? accepted({ type: 'HearingClosed', at: command.at, reviewId: review.reviewId }) : review;
}

/** Row 42: an ordered redo opens the case again. */
export function decideReview(command: ReferralCommand<CommandOf<'decideReview'>>, referral: Referral): Answer {
  const { at, body } = command;
  const review = mine(command, referral, ['OPEN']);
  if (!isReview(review)) return review;
  if (missing(body.basis)) return refused('text-missing', '请写明意见和依据。Give the opinion and its basis.');
  const { reviewId, kind, orgId } = review;
  const decided: ReferralEvent = { type: 'ReviewDecided', at, reviewId, kind, orgId, decision: body.decision };
  return body.decision === 'ORDERED_REDO' ? accepted<ReferralEvent>(decided, { type: 'RedoOrdered', at, by: 'REVIEW' }) : accepted(decided);
}
