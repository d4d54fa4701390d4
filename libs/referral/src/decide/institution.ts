import { accepted, instantMs, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import { activeAssignmentOf, activeAssists, activeLead, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { localDay } from './days.js';
import { missing, type No } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

const MAX_RETURNS = 2;
const MIN_EXPLANATION = 10;

/** Rows 11 and 12: the lead's acknowledgement moves the case, an assist's only its own assignment. */
export function acknowledge({ at, actor, body }: ReferralCommand<CommandOf<'acknowledge'>>, referral: Referral): Answer {
  const assignment = activeAssignmentOf(referral, actor.orgId);
  if (assignment?.status !== 'OFFERED') return refused('wrong-status', '贵机构已签收。Your institution has acknowledged already.');
  if (missing(body.contactName, body.contactPhone)) return refused('text-missing', '请填写经办人和联系电话。Give the handler and a phone number.');
  const acknowledged: ReferralEvent = { type: 'AssignmentAcknowledged', at, assignmentId: assignment.assignmentId, orgId: actor.orgId };
  return assignment.role === 'LEAD' && referral.status === 'DISPATCHED'
    ? accepted<ReferralEvent>(acknowledged, { type: 'ReferralInProgress', at })
    : accepted(acknowledged);
}

/** Row 13: with a reason, inside the window, never after a designation, at most twice a case. @source 信访工作条例 art. 23¶3 (5 working days); hotline rule HL-03 (2 working days) */
export function requestReturn({ at, actor, body }: ReferralCommand<CommandOf<'requestReturn'>>, referral: Referral): Answer {
  const assignment = activeAssignmentOf(referral, actor.orgId);
  if (assignment?.role !== 'LEAD') return refused('not-your-referral', '只有主办单位可以退单。Only the lead may ask to return.');
  if (referral.pendingReturn !== null) return refused('return-pending', '退单申请正在审核。A return request is being decided already.');
  if (assignment.noReturn) return refused('return-after-designation', '指定承办后不得退单。A designated institution may not return the case.');
  if (referral.returnCount >= MAX_RETURNS)
    return refused('return-limit-reached', `该工单已退单 ${MAX_RETURNS} 次。The case was returned ${MAX_RETURNS} times: its duty is decided by designation.`);
  if (assignment.returnUntil !== null && instantMs(at) >= instantMs(assignment.returnUntil)) {
    return refused('return-window-closed', '已过退单期限。The time in which a case may be returned is over: handle it, or ask the desk.');
  }
  if ([...body.explanation.trim()].length < MIN_EXPLANATION)
    return refused('text-missing', `退单说明不少于 ${MIN_EXPLANATION} 个字。Explain in at least ${MIN_EXPLANATION} characters.`);
  return accepted({
    type: 'ReturnRequested',
    at,
    assignmentId: assignment.assignmentId,
    orgId: actor.orgId,
    reasonCode: body.reasonCode,
    suggestedOrgId: body.suggestedOrgId,
  });
}

/** Row 20. */
export function logContact({ at, actor, body }: ReferralCommand<CommandOf<'logContact'>>): Answer {
  if (instantMs(body.contactedAt) > instantMs(at) + 300_000) return refused('date-out-of-range', '联系时间不能晚于现在。The contact cannot lie in the future.');
  if (missing(body.mode, body.result)) return refused('text-missing', '请填写联系方式和结果。Say how and with what result.');
  return accepted({ type: 'ContactLogged', at, orgId: actor.orgId, mode: body.mode, contactedAt: body.contactedAt });
}

/** Row 21: a list, and an answer date of at most ten working days. What the institution holds already may not be demanded (令2020-3 art. 13¶2). */
export function requestInfo({ at, actor, body }: ReferralCommand<CommandOf<'requestInfo'>>): Answer {
  if (body.items.length === 0 || missing(...body.items)) return refused('text-missing', '请列明所需材料。List what is missing.');
  if (body.dueOn > body.latestDueOn || body.dueOn <= localDay(at))
    return refused('date-out-of-range', `补充期限应在明天至 ${body.latestDueOn} 之间。Choose a day from tomorrow to ${body.latestDueOn}.`);
  return accepted({ type: 'MaterialRequested', at, orgId: actor.orgId, dueOn: body.dueOn });
}

/** Row 22: progress, and the day of the next word. */
export function interimReply({ at, actor, body }: ReferralCommand<CommandOf<'interimReply'>>): Answer {
  if (missing(body.text)) return refused('text-missing', '请写明进展。Say what has been done.');
  if (body.nextDate <= localDay(at)) return refused('date-out-of-range', '下次答复日期应晚于今天。The next date must lie in the future.');
  return accepted({ type: 'InterimReplied', at, orgId: actor.orgId, nextDate: body.nextDate });
}

/** Rows 27 and 33: findings, basis and remedies (令2020-3 art. 19); every assist is a gate unless it is waived; a redo is another person's and says what is different. */
export function submitReply({ at, actor, body }: ReferralCommand<CommandOf<'submitReply'>>, referral: Referral): Answer {
  const lead = activeLead(referral);
  if (lead?.orgId !== actor.orgId) return refused('not-your-referral', '只有主办单位可以提交答复。Only the lead submits the reply.');
  if (referral.pendingReturn !== null) return refused('return-pending', '退单申请尚未审核。Your return request is not decided yet.');
  if (missing(body.text, body.basis, body.remedies))
    return refused('text-missing', '答复须有处理情况、依据和救济途径。A reply needs findings, basis and remedies.');
  const waived = body.waivedAssists ?? [];
  if (waived.some(({ reason }) => missing(reason))) return refused('text-missing', '不等待协办须写明理由。Say why an assist is not waited for.');
  const open = activeAssists(referral).filter(({ status }) => status !== 'ANSWERED');
  if (open.some(({ orgId }) => !waived.some((each) => each.orgId === orgId)))
    return refused('assist-open', '协办单位尚未答复。An assisting institution has not answered: wait, or waive it with a reason.');
  const no = referral.status === 'REDO' ? redoGuard(body, referral) : null;
  if (no) return no;
  return accepted<ReferralEvent>(...open.map(({ assignmentId, orgId }): ReferralEvent => ({ type: 'AssistWaived', at, assignmentId, orgId })), {
    type: 'ReplySubmitted',
    at,
    orgId: actor.orgId,
    resultCode: body.resultCode,
    rootCauseCode: body.rootCauseCode,
    refundFen: body.refundFen,
    ...(body.handler === undefined ? {} : { handler: body.handler }),
  });
}

function redoGuard({ difference, handler }: CommandOf<'submitReply'>, referral: Referral): No | null {
  if (missing(difference ?? '')) return refused('text-missing', '重办答复须说明与首次答复的不同。Say what differs from the first answer.');
  if (handler === undefined) return refused('text-missing', '重办答复须填写经办人。Name the handler: a redo is another person’s.');
  return referral.firstHandler === handler ? refused('same-handler', '重办须由其他人员办理。A redo is handled by another person.') : null;
}
