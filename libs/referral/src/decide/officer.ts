import { accepted, instantMs, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import type { Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { missing } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

const DAY_MS = 86_400_000;
const UNREACHED_LIMIT = 3;
const SATISFIED = 3;
const RETURNS_TO_DISPUTE = 2;

/** Row 14: the dispatcher agrees; statutory clocks go on. Nobody approves what he asked for himself. */
export function approveReturn({ at, actor, body }: ReferralCommand<CommandOf<'approveReturn'>>, referral: Referral): Answer {
  const pending = referral.pendingReturn;
  if (!pending) return refused('no-return-pending', '没有待审核的退单申请。There is no return request to decide.');
  if (pending.requestedBy === actor.orgId) return refused('self-approval', '申请人不得审核自己的申请。Whoever asked may not approve.');
  if (missing(body.opinion)) return refused('text-missing', '请写明审核意见。Give an opinion.');
  const { assignmentId, requestedBy: orgId, reasonCode, suggestedOrgId } = pending;
  const returned: readonly ReferralEvent[] = [
    { type: 'ReturnApproved', at, assignmentId, orgId },
    { type: 'AssignmentReturned', at, assignmentId, orgId, reasonCode },
  ];
  if (referral.returnCount + 1 < RETURNS_TO_DISPUTE) return accepted(...returned);
  // Row 16: whose duty it is has been doubted twice; a designation ends it (信访工作条例 art. 24).
  const units = referral.assignments.filter(({ role }) => role === 'LEAD').map((assignment) => assignment.orgId);
  return accepted(...returned, { type: 'JurisdictionDisputed', at, orgIds: [...new Set([...units, ...(suggestedOrgId === null ? [] : [suggestedOrgId])])] });
}

/** Row 15: nothing shifts. */
export function rejectReturn({ at, actor, body }: ReferralCommand<CommandOf<'rejectReturn'>>, referral: Referral): Answer {
  const pending = referral.pendingReturn;
  if (!pending) return refused('no-return-pending', '没有待审核的退单申请。There is no return request to decide.');
  if (pending.requestedBy === actor.orgId) return refused('self-approval', '申请人不得审核自己的申请。Whoever asked may not decide.');
  if (missing(body.opinion)) return refused('text-missing', '请写明审核意见。Give an opinion.');
  return accepted({ type: 'ReturnRejected', at, assignmentId: pending.assignmentId, orgId: pending.requestedBy });
}

/** Row 28. */
export function rejectReply({ at, actor, body }: ReferralCommand<CommandOf<'rejectReply'>>, referral: Referral): Answer {
  if (!referral.reply) return refused('reply-not-approvable', '没有待审核的答复。There is no reply to review.');
  if (referral.reply.orgId === actor.orgId) return refused('self-approval', '答复单位不得审核自己的答复。Whoever replied may not review.');
  if (body.defects.length === 0 || missing(...body.defects)) return refused('text-missing', '请列明退回理由。List the defects.');
  return accepted({ type: 'ReplyRejected', at, orgId: referral.reply.orgId });
}

const CLOSES_WITHOUT_CALLBACK: readonly (string | null)[] = ['COMMENDATION', 'SUGGESTION'];

/** Rows 29 and 30: where no callback is due (no reply asked for, anonymous, praise, suggestion) the approval ends the case. */
export function approveReply({ at, actor, body }: ReferralCommand<CommandOf<'approveReply'>>, referral: Referral): Answer {
  if (!referral.reply) return refused('reply-not-approvable', '没有待审核的答复。There is no reply to approve.');
  if (referral.reply.orgId === actor.orgId) return refused('self-approval', '答复单位不得审核自己的答复。Whoever replied may not approve.');
  if (instantMs(body.noticeProof.at) > instantMs(at) + 300_000)
    return refused('date-out-of-range', '告知时间不能晚于现在。The notice cannot lie in the future.');
  const approved: ReferralEvent = { type: 'ReplyApproved', at, orgId: referral.reply.orgId, noticeMode: body.noticeProof.mode, noticeAt: body.noticeProof.at };
  const noCallback = !referral.replyRequired || referral.confidentiality === 'ANONYMOUS' || CLOSES_WITHOUT_CALLBACK.includes(referral.matterType);
  return noCallback ? accepted<ReferralEvent>(approved, { type: 'ReferralClosed', at, resultCode: referral.reply.resultCode }) : accepted(approved);
}

/** Row 31: satisfied (3 to 5), or not rated but solved, or unreachable three times; a dissatisfied one stays for a redo. */
export function recordCallback({ at, actor, body }: ReferralCommand<CommandOf<'recordCallback'>>, referral: Referral): Answer {
  if (referral.reply?.orgId === actor.orgId) return refused('self-approval', '承办单位不得回访自己。The handling institution may not call back.');
  const { reached, rating, solved } = body;
  const recorded: ReferralEvent = { type: 'CallbackRecorded', at, reached, rating, solved };
  if (body.lawfulAndReasonable === true && !actor.roles.includes('SV'))
    return refused('role-forbidden', '“不满意但合法合理”由督办单位认定。Only a supervisor finds an answer lawful against its complainant.');
  const satisfied = rating === null ? solved === true : rating >= SATISFIED;
  const closes = reached ? satisfied || body.lawfulAndReasonable === true : referral.callbackAttempts + 1 >= UNREACHED_LIMIT;
  return closes ? accepted<ReferralEvent>(recorded, { type: 'ReferralClosed', at, resultCode: referral.reply?.resultCode ?? 'EXPLAINED' }) : accepted(recorded);
}

/** Row 35: the procedure ends that day (令2020-3 art. 15); a report goes on without its reporter. */
export function withdraw({ at, body }: ReferralCommand<CommandOf<'withdraw'>>, referral: Referral): Answer {
  if (referral.matterType === 'REPORT') return refused('report-not-withdrawable', '举报线索不因撤回而终止。A report is not ended by its reporter.');
  if (missing(body.statement)) return refused('text-missing', '请写明撤回说明。Give the complainant’s statement.');
  return accepted({ type: 'ReferralWithdrawn', at, reasonCode: body.reasonCode });
}

/** Row 45: at most once in 24 hours. */
export function remind({ at, body }: ReferralCommand<CommandOf<'remind'>>, referral: Referral): Answer {
  if (missing(body.text)) return refused('text-missing', '请写明催办内容。Say what is asked.');
  if (referral.remindedAt !== null && instantMs(at) - instantMs(referral.remindedAt) < DAY_MS)
    return refused('reminded-recently', '24 小时内已催办过。The case was reminded within 24 hours.');
  return accepted({ type: 'Reminded', at });
}
