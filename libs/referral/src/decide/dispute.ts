import { accepted, refused, type Decision } from '#kernel';
import type { CommandOf, ReferralCommand } from '../commands.js';
import type { ReferralEvent } from '../events.js';
import { activeAssignmentOf, activeLead, type Referral } from '../referral.js';
import type { ReferralRefusal } from '../refusals.js';
import { missing } from './guards.js';
import { recipientGuard } from './recipient.js';

type Answer = Decision<ReferralEvent, ReferralRefusal>;

/** Row 16, on a dispatcher's finding; the second return opens it by itself (`approveReturn`). @source 信访工作条例 art. 24; 市场监管总局令第121号 art. 33 */
export function openDispute({ at, body }: ReferralCommand<CommandOf<'openDispute'>>, referral: Referral): Answer {
  const orgIds = [...new Set(body.orgIds)];
  if (orgIds.length < 2) return refused('dispute-needs-two', '职责争议至少涉及两家单位。A dispute has at least two units.');
  if (missing(body.reason)) return refused('text-missing', '请写明争议情况。Describe the dispute.');
  if (referral.dispute) return refused('wrong-status', '已处于职责争议。The duty is disputed already.');
  return accepted({ type: 'JurisdictionDisputed', at, orgIds });
}

/** Row 17: ends the dispute; the designated unit may not return the case. @source 信访工作条例 art. 24; 潍坊条例 art. 22, 济南条例 art. 29 */
export function designate({ at, actor, body }: ReferralCommand<CommandOf<'designate'>>, referral: Referral): Answer {
  const no = recipientGuard(referral, { leadIsInstitution: body.isInstitution, leadIsActive: body.isActive });
  if (no) return no;
  if (missing(body.reason)) return refused('text-missing', '请写明指定理由。Give the reasons of the designation.');
  const assist = activeAssignmentOf(referral, body.orgId);
  if (assist?.role === 'ASSIST') return refused('same-institution', '请先取消其协办。End its assistance first.');
  const lead = activeLead(referral);
  const revoked: readonly ReferralEvent[] = lead
    ? [{ type: 'AssignmentReassigned', at, assignmentId: lead.assignmentId, orgId: lead.orgId, leadOrgId: body.orgId }]
    : [];
  return accepted<ReferralEvent>(
    ...revoked,
    { type: 'InstitutionDesignated', at, orgId: body.orgId, by: actor.roles.includes('SV') ? 'SV' : 'HD' },
    { type: 'AssignmentOffered', at, assignmentId: body.assignmentId, orgId: body.orgId, role: 'LEAD', returnUntil: body.returnUntil, noReturn: true },
  );
}
