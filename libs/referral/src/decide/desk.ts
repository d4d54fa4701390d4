import { accepted, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import { activeAssignmentOf, activeLead, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { futureDay } from './days.js';
import { missing } from './guards.js';
import { assistGuard, assistOffered } from './joint-handling.js';
import { recipientGuard } from './recipient.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

/** Row 10: one lead, any number of assists, each with its own question and day. */
export function dispatch({ at, actor, body }: ReferralCommand<CommandOf<'dispatch'>>, referral: Referral): Answer {
  const no = recipientGuard(referral, body);
  if (no) return no;
  const late = body.dueOn === null ? null : futureDay(at, body.dueOn);
  if (late) return late;
  const assists = body.assists ?? [];
  for (const assist of assists) {
    const not = assistGuard(at, referral, assist);
    if (not) return not;
  }
  if (new Set([body.leadOrgId, ...assists.map(({ orgId }) => orgId)]).size <= assists.length)
    return refused('same-institution', '同一机构只能有一项任务。An institution has one part only.');
  const by = actor.roles.includes('SYS') ? 'SYS' : actor.roles.includes('HD') ? 'HD' : 'OFFICER';
  if (by === 'SYS' && referral.openQuestions.length > 0) return refused('classification-open', '尚有待研判事项，不能自动派单。Open questions need a person.');
  return accepted<ReferralEvent>(
    { type: 'ReferralDispatched', at, leadOrgId: body.leadOrgId, mode: body.mode, by, dueOn: body.dueOn, ruleId: body.ruleId },
    { type: 'AssignmentOffered', at, assignmentId: body.assignmentId, orgId: body.leadOrgId, role: 'LEAD', returnUntil: body.returnUntil },
    ...assists.flatMap((assist) => assistOffered(at, assist)),
  );
}

/** Row 18: the old institution's access ends at once; statutory clocks go on. */
export function reassign({ at, body }: ReferralCommand<CommandOf<'reassign'>>, referral: Referral): Answer {
  const lead = activeLead(referral);
  if (!lead) return refused('wrong-status', '工单没有主办单位。The case has no lead: dispatch it.');
  if (lead.orgId === body.leadOrgId) return refused('same-institution', '该机构已是主办单位。This institution has the case already.');
  if (activeAssignmentOf(referral, body.leadOrgId)) return refused('same-institution', '该机构是协办单位，请先取消协办。It assists already: end that first.');
  if (missing(body.reason)) return refused('text-missing', '请写明改派理由。Say why the case moves.');
  const no = recipientGuard(referral, body);
  if (no) return no;
  return accepted<ReferralEvent>(
    { type: 'AssignmentReassigned', at, assignmentId: lead.assignmentId, orgId: lead.orgId, leadOrgId: body.leadOrgId },
    { type: 'AssignmentOffered', at, assignmentId: body.assignmentId, orgId: body.leadOrgId, role: 'LEAD', returnUntil: body.returnUntil },
  );
}

/** Row 5. A petition merges only with a petition unless a dispatcher confirms; a report only with a report, always. */
export function merge({ at, body }: ReferralCommand<CommandOf<'merge'>>, referral: Referral): Answer {
  if (!body.target.isOpen) return refused('merge-target-ended', '目标工单已办结或不存在。The target has ended: merge only into an open case.');
  const bothOrNone = (kind: string): boolean => (referral.matterType === kind) === (body.target.matterType === kind);
  if (!bothOrNone('REPORT')) return refused('merge-matter-differs', '举报只能与举报并案。A report merges only with a report.');
  if (!bothOrNone('PETITION') && !body.confirmed)
    return refused('merge-matter-differs', '信访件与非信访件并案须确认。Confirm that a petition merges with another matter.');
  return accepted({ type: 'ReferralMerged', at, targetReferralId: body.target.referralId });
}

/** Row 6: recorded on the report's own stream only, so the complaint's history never leads to it. */
export function split({ at, body }: ReferralCommand<CommandOf<'split'>>, referral: Referral): Answer {
  if (referral.part === 1 || referral.matterType === 'REPORT') return refused('not-splittable', '举报件不再拆分。A report is not split again.');
  if (body.alreadySplit) return refused('already-split', '该件已拆分。The case has been split already.');
  if (missing(body.complaintText, body.reportText)) return refused('text-missing', '拆分须写明投诉和举报两部分。Give both parts.');
  return accepted<ReferralEvent>({
    type: 'ReferralSplit',
    at,
    door: referral.door,
    sourceSystem: referral.sourceSystem,
    sourceOrderNo: referral.sourceOrderNo,
    part: 1,
    receivedAt: referral.receivedAt ?? at,
    isDrill: referral.isDrill,
  });
}

/** Row 7: with reason, legal basis, remedy and proof of the notice. */
export function refuse({ at, body }: ReferralCommand<CommandOf<'refuse'>>): Answer {
  if (missing(body.basis, body.remedy)) return refused('text-missing', '不予受理须写明依据和救济途径。Give the legal basis and the remedy.');
  return accepted({ type: 'ReferralNotAccepted', at, reasonCode: body.reasonCode });
}

/** Row 8. */
export function transferOut({ at, body }: ReferralCommand<CommandOf<'transferOut'>>, referral: Referral): Answer {
  if (missing(body.to, body.reason)) return refused('text-missing', '移送须写明去向和理由。Say where to and why.');
  if (body.ruleId !== null && referral.openQuestions.length > 0)
    return refused('classification-open', '尚有待研判事项，不能自动移送。Open questions need a person.');
  return accepted({ type: 'ReferralTransferredOut', at, to: body.to, ruleId: body.ruleId });
}
