import { accepted, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { AssistOrder } from '../commands/joint-handling.js';
import type { ReferralEvent } from '../events.js';
import { activeAssignmentOf, activeAssists, activeLead, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { futureDay } from './days.js';
import { missing, type No } from './guards.js';
import { recipientGuard } from './recipient.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

/** One institution more: it may receive the case at all, has no part in it yet, and has a question and a day of its own. */
export function assistGuard(at: string, referral: Referral, assist: AssistOrder): No | null {
  const no = recipientGuard(referral, { leadIsInstitution: assist.isInstitution, leadIsActive: assist.isActive });
  if (no) return no;
  if (activeAssignmentOf(referral, assist.orgId)) return refused('same-institution', '该机构已参与办理。This institution has a part in the case already.');
  if (missing(assist.question)) return refused('text-missing', '请写明请协办单位回答的问题。Say what the assisting institution is asked.');
  return futureDay(at, assist.dueOn, assist.latestDueOn);
}

export const assistOffered = (at: ReferralCommand['at'], { assignmentId, orgId, dueOn }: AssistOrder): readonly ReferralEvent[] => [
  { type: 'AssistAdded', at, assignmentId, orgId },
  { type: 'AssignmentOffered', at, assignmentId, orgId, role: 'ASSIST', returnUntil: null, dueOn },
];

/** Row 19, the lead's part: it proposes, the dispatcher decides. */
export function proposeAssist({ at, actor, body }: ReferralCommand<CommandOf<'proposeAssist'>>, referral: Referral): Answer {
  if (activeLead(referral)?.orgId !== actor.orgId) return refused('not-your-referral', '只有主办单位可以提请会办。Only the lead may propose.');
  if (referral.pendingAssist) return refused('assist-proposal-open', '已有会办申请待审核。A proposal waits for its decision already.');
  if (missing(body.question)) return refused('text-missing', '请写明会办事项或理由。Say what is asked, or why.');
  const has = activeAssists(referral).some(({ orgId }) => orgId === body.orgId);
  if (body.change === 'remove' && !has) return refused('assist-unknown', '该机构不是协办单位。This institution does not assist.');
  if (body.change === 'add' && (has || body.orgId === actor.orgId))
    return refused('same-institution', '该机构已参与办理。This institution has a part already.');
  if (body.change === 'add') {
    const no = futureDay(at, body.dueOn ?? '');
    if (no) return no;
  }
  return accepted({
    type: 'AssistProposed',
    at,
    change: body.change,
    orgId: body.orgId,
    dueOn: body.change === 'add' ? body.dueOn : null,
    requestedBy: actor.orgId,
  });
}

export function rejectAssist({ at, body }: ReferralCommand<CommandOf<'rejectAssist'>>, referral: Referral): Answer {
  if (!referral.pendingAssist) return refused('no-assist-proposal', '没有待审核的会办申请。No proposal waits.');
  if (missing(body.opinion)) return refused('text-missing', '请写明审核意见。Give an opinion.');
  return accepted({ type: 'AssistProposalRejected', at, orgId: referral.pendingAssist.requestedBy });
}

/** Row 19, the dispatcher's part, with or without a proposal. */
export function addAssist({ at, body }: ReferralCommand<CommandOf<'addAssist'>>, referral: Referral): Answer {
  const no = assistGuard(at, referral, body);
  return no ?? accepted(...assistOffered(at, body));
}

export function removeAssist({ at, body }: ReferralCommand<CommandOf<'removeAssist'>>, referral: Referral): Answer {
  const assist = activeAssists(referral).find(({ orgId }) => orgId === body.orgId);
  if (!assist) return refused('assist-unknown', '该机构不是协办单位。This institution does not assist.');
  if (missing(body.reason)) return refused('text-missing', '请写明理由。Say why.');
  return accepted({ type: 'AssistRemoved', at, assignmentId: assist.assignmentId, orgId: assist.orgId });
}

/** An assist answers its own question; the merged answer is the lead's. */
export function answerAssist({ at, actor, body }: ReferralCommand<CommandOf<'answerAssist'>>, referral: Referral): Answer {
  const assist = activeAssists(referral).find(({ orgId }) => orgId === actor.orgId);
  if (!assist) return refused('not-your-referral', '贵机构不是本件协办单位。Your institution does not assist here.');
  if (assist.status === 'OFFERED') return refused('wrong-status', '请先签收。Acknowledge first.');
  if (assist.status === 'ANSWERED') return refused('wrong-status', '贵机构已答复。Your institution has answered already.');
  if (missing(body.text)) return refused('text-missing', '请填写协办意见。Give your answer.');
  return accepted({ type: 'AssistAnswered', at, assignmentId: assist.assignmentId, orgId: assist.orgId });
}
