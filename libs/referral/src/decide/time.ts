import { accepted, instantMs, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ExtensionLaw } from '../commands/time.js';
import type { ReferralEvent } from '../events.js';
import { activeLead, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { futureDay } from './days.js';
import { missing, type No } from './guards.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

/** Row 23: before the limit ends, within its rule's cap and count. A unit that decides itself decides with the request; its head is named. */
export function requestExtension(command: ReferralCommand<CommandOf<'requestExtension'>>, referral: Referral): Answer {
  const { at, actor, body } = command;
  const { law, ruleId, newDueOn } = body;
  if (activeLead(referral)?.orgId !== actor.orgId) return refused('not-your-referral', '只有主办单位可以申请延期。Only the lead may ask.');
  if (referral.pendingExtension) return refused('extension-pending', '已有延期申请待审核。A request waits for its decision already.');
  if (!law) return refused('extension-unknown', `${ruleId} 没有运行中的时限，或该时限不可延长。No running limit of this rule can be extended.`);
  const no = extensionGuard(command, law, referral);
  if (no) return no;
  const by = law.approver === 'IS' && law.approverOrgId !== undefined ? { approverOrgId: law.approverOrgId } : {};
  const asked: ReferralEvent = { type: 'ExtensionRequested', at, ruleId, extensionRuleId: law.extensionRuleId, newDueOn, orgId: actor.orgId, ...by };
  if (law.approver !== 'SELF') return accepted(asked);
  if (missing(body.approvedByHead)) return refused('text-missing', '请填写批准延期的负责人。Name the head who approved it.');
  return accepted<ReferralEvent>(asked, { ...granted(asked), at, approvedBy: actor.orgId });
}

/** In time, not too often, longer than now and not longer than the rule allows. */
function extensionGuard({ at, body }: ReferralCommand<CommandOf<'requestExtension'>>, law: ExtensionLaw, referral: Referral): No | null {
  if (instantMs(at) >= instantMs(law.dueAt))
    return refused('extension-after-due', '时限已过，不能再申请延期。The limit has passed: an extension is asked for before.');
  if ((referral.extensions[law.extensionRuleId] ?? 0) >= law.maxCount)
    return refused('extension-limit-reached', `${law.extensionRuleId} 最多延长 ${law.maxCount} 次。This rule extends ${law.maxCount} time(s) at most.`);
  if (missing(body.reason)) return refused('text-missing', '请写明延期理由。Say why.');
  const no = futureDay(at, body.newDueOn, law.latestDueOn);
  if (no) return no;
  return body.newDueOn > law.dueOn ? null : refused('date-out-of-range', `新期限应晚于 ${law.dueOn}。The new day must be after ${law.dueOn}.`);
}

const granted = ({ ruleId, extensionRuleId, newDueOn, orgId }: { ruleId: string; extensionRuleId: string; newDueOn: string; orgId: string }) =>
  ({ type: 'ExtensionGranted', ruleId, extensionRuleId, newDueOn, orgId }) as const;

/** Who may decide: the unit above, or the source that set the limit; never who asked. */
function deciderGuard({ actor, body }: ReferralCommand<CommandOf<'approveExtension' | 'rejectExtension'>>, referral: Referral): No | null {
  const pending = referral.pendingExtension;
  if (!pending) return refused('no-extension-pending', '没有待审核的延期申请。There is no request to decide.');
  if (pending.requestedBy === actor.orgId) return refused('self-approval', '申请人不得审核自己的申请。Whoever asked may not decide.');
  if (pending.extensionRuleId === 'FC-04' && !body.isSuperior)
    return refused('role-forbidden', '该延期须由上级机构或总部批准。Only the institution above may decide (令2020-3 art. 18¶1).');
  if (pending.extensionRuleId !== 'FC-04' && actor.door === null)
    return refused('role-forbidden', '该延期由派单渠道审核。The door that set the limit decides.');
  return missing(body.opinion) ? refused('text-missing', '请写明审核意见。Give an opinion.') : null;
}

/** Row 24. */
export function approveExtension(command: ReferralCommand<CommandOf<'approveExtension'>>, referral: Referral): Answer {
  const no = deciderGuard(command, referral);
  if (no) return no;
  const pending = referral.pendingExtension;
  if (!pending) return refused('no-extension-pending', '没有待审核的延期申请。');
  return accepted({ ...granted({ ...pending, orgId: pending.requestedBy }), at: command.at, approvedBy: command.actor.orgId });
}

export function rejectExtension(command: ReferralCommand<CommandOf<'rejectExtension'>>, referral: Referral): Answer {
  const no = deciderGuard(command, referral);
  const pending = referral.pendingExtension;
  if (no || !pending) return no ?? refused('no-extension-pending', '没有待审核的延期申请。');
  return accepted({ type: 'ExtensionRefused', at: command.at, ruleId: pending.ruleId, extensionRuleId: pending.extensionRuleId, orgId: pending.requestedBy });
}

/** Row 25, the institution's request. */
export function requestSuspension({ at, actor, body }: ReferralCommand<CommandOf<'requestSuspension'>>, referral: Referral): Answer {
  if (activeLead(referral)?.orgId !== actor.orgId) return refused('not-your-referral', '只有主办单位可以申请中止。Only the lead may ask.');
  if (referral.pendingSuspension) return refused('suspension-pending', '已有中止申请待审核。A request waits already.');
  if (!body.lawfulGrounds.includes(body.ground)) return refused('ground-not-lawful', groundText(body.lawfulGrounds));
  if (missing(body.reason)) return refused('text-missing', '请写明中止理由。Say why.');
  return (
    futureDay(at, body.expectedEnd) ?? accepted({ type: 'SuspensionRequested', at, ground: body.ground, expectedEnd: body.expectedEnd, orgId: actor.orgId })
  );
}

const groundText = (grounds: readonly string[]): string =>
  `该事由不能中止本件的任何时限；可用事由：${grounds.join('、') || '无'}。No running limit of this case stands still for it.`;

export function rejectSuspension({ at, body }: ReferralCommand<CommandOf<'rejectSuspension'>>, referral: Referral): Answer {
  const pending = referral.pendingSuspension;
  if (!pending) return refused('no-suspension-pending', '没有待审核的中止申请。There is no request to decide.');
  if (missing(body.opinion)) return refused('text-missing', '请写明审核意见。Give an opinion.');
  return accepted({ type: 'SuspensionRefused', at, ground: pending.ground, orgId: pending.requestedBy });
}

/** Row 25: only the limits whose rule lists the ground stand still; an appraisal only with notice to the complainant (令2020-3 art. 18¶2). */
export function suspend({ at, actor, body }: ReferralCommand<CommandOf<'suspend'>>, referral: Referral): Answer {
  const pending = referral.pendingSuspension;
  if (!pending) return refused('no-suspension-pending', '没有待审核的中止申请。There is no request to decide.');
  if (pending.requestedBy === actor.orgId) return refused('self-approval', '申请人不得审核自己的申请。Whoever asked may not approve.');
  if (missing(body.opinion)) return refused('text-missing', '请写明审核意见。Give an opinion.');
  if (!body.lawfulGrounds.includes(pending.ground)) return refused('ground-not-lawful', groundText(body.lawfulGrounds));
  if (pending.ground === 'APPRAISAL' && !body.noticeProof) return refused('notice-missing', '鉴定中止须告知投诉人。Give proof that the complainant was told.');
  return futureDay(at, pending.expectedEnd) ?? accepted({ type: 'ReferralSuspended', at, ground: pending.ground, expectedEnd: pending.expectedEnd });
}

/** Row 26. */
export function resume({ at, body }: ReferralCommand<CommandOf<'resume'>>, referral: Referral): Answer {
  if (!referral.suspension) return refused('wrong-status', '工单未中止。The case is not suspended.');
  if (missing(body.evidence)) return refused('text-missing', '请写明恢复依据。Say on what evidence.');
  return accepted({ type: 'ReferralResumed', at, ground: referral.suspension.ground });
}
