import { accepted, instantMs, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import type { Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { futureDay } from './days.js';
import { missing } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

const MAX_REDOS = 2;
const DISSATISFIED = 2;
const REOPEN_AGAIN_MS = 90 * 86_400_000;

/** Rows 32 and 34: the source orders one redo after a dissatisfied callback; the second and last is a supervisor's, with a supervision order. @source 济南条例 art. 27 */
export function orderRedo({ at, actor, body }: ReferralCommand<CommandOf<'orderRedo'>>, referral: Referral): Answer {
  if (missing(body.reason)) return refused('text-missing', '请写明重办理由。Say why.');
  if (referral.reply?.orgId === actor.orgId) return refused('self-approval', '承办单位不得决定重办。The handling institution may not order its own redo.');
  if (referral.rating === null || referral.rating > DISSATISFIED)
    return refused('not-dissatisfied', '回访评价为不满意（1–2 分）方可重办。A redo follows a rating of 1 or 2: record the callback first.');
  if (referral.redoCount >= MAX_REDOS) return refused('redo-limit-reached', `最多重办 ${MAX_REDOS} 次。At most ${MAX_REDOS} redos.`);
  const supervisor = actor.roles.includes('SV');
  if (referral.redoCount === 0) return accepted({ type: 'RedoOrdered', at, by: supervisor ? 'SUPERVISOR' : 'SOURCE' });
  if (!supervisor) return refused('redo-limit-reached', '再次不满意由督办单位处理。The second redo is ordered by a supervisor.');
  const no = futureDay(at, body.supervisionDueOn);
  if (no) return no;
  return accepted<ReferralEvent>(
    { type: 'RedoOrdered', at, by: 'SUPERVISOR' },
    {
      type: 'SupervisionOrdered',
      at,
      orderId: body.orderId,
      kind: 'REDO',
      level: 'NORMAL',
      orgId: referral.reply?.orgId ?? '',
      dueOn: body.supervisionDueOn,
      by: 'SV',
    },
  );
}

/** Row 43: new facts, or a wrong closure; once in ninety days. */
export function reopen({ at, body }: ReferralCommand<CommandOf<'reopen'>>, referral: Referral): Answer {
  if (missing(body.reason)) return refused('text-missing', '请写明恢复办理的理由。Say why.');
  if (referral.reopenedAt !== null && instantMs(at) - instantMs(referral.reopenedAt) < REOPEN_AGAIN_MS)
    return refused('reopened-recently', '90 日内已恢复办理过一次。The case was reopened within 90 days.');
  return accepted({ type: 'ReferralReopened', at, ground: body.ground });
}

/** Row 44: nothing may still be asked, supervised or put right, the file is complete and the chain sealed. */
export function archive({ at, body }: ReferralCommand<CommandOf<'archive'>>, referral: Referral): Answer {
  const open = referral.reviews.some(({ state }) => state !== 'DECIDED' && state !== 'NOT_ACCEPTED');
  const supervised = referral.supervisions.some(({ state }) => state !== 'CLOSED');
  const why = [
    ...(open ? ['review'] : []),
    ...(supervised ? ['supervision'] : []),
    ...(referral.rectifications.length > 0 ? ['rectification'] : []),
    ...(instantMs(at) < instantMs(body.reviewWindowEndedAt) ? ['review window'] : []),
    ...(body.filesComplete ? [] : ['file list']),
    ...(body.chainSealed ? [] : ['hash chain']),
  ];
  return why.length > 0 ? refused('not-archivable', `尚不能归档：${why.join('、')}。Not yet: ${why.join(', ')}.`) : accepted({ type: 'ReferralArchived', at });
}
