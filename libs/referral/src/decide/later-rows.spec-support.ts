import type { Instant } from '#kernel';
import { allowedCommands, decide, type CommandBody, type Referral, type ReferralActor } from '../index.js';
import { at, BANK, given, HOTLINE, IN_PROGRESS, OTHER_BANK } from './fixtures.spec-support.js';

export const SUPERVISOR: ReferralActor = { orgId: 'GOV-JRB-QD', roles: ['SV'], door: null };
export const HEAD: ReferralActor = { orgId: 'BNK-ICBC-HQ', roles: ['IS', 'RV'], door: null };
export const CENTRE: ReferralActor = { orgId: 'MED-QD-CTR', roles: ['ME', 'MA'], door: null };
export const COURT: ReferralActor = { orgId: 'CRT-370213', roles: ['CC'], door: null };
export const DOOR: ReferralActor = { ...HOTLINE, roles: ['HO', 'CB'] };

export const base: Referral = given(...IN_PROGRESS).referral;
export const state = (changes: Partial<Referral> = {}): Referral => ({ ...base, ...changes });
export const lead = base.assignments[0];
if (!lead) throw new Error('a case in progress has a lead');
const assist = { ...lead, assignmentId: 'a2', orgId: OTHER_BANK.orgId, role: 'ASSIST', status: 'ACKNOWLEDGED', dueOn: '2026-12-01' } as const;
export const withAssist = (status: 'OFFERED' | 'ACKNOWLEDGED' | 'ANSWERED' = 'ACKNOWLEDGED'): Referral => state({ assignments: [lead, { ...assist, status }] });
export const decidedBy = { at, orgId: BANK.orgId, resultCode: 'RESOLVED', handler: null };
export const closed = state({ status: 'CLOSED', assignments: [{ ...lead, status: 'DONE' }], reply: decidedBy, answeredAt: at });
export const reviewed = (
  reviewState: 'REQUESTED' | 'OPEN' | 'HEARING' | 'DECIDED',
  kind: 'RECHECK' | 'REVIEW1' | 'REVIEW2' = 'RECHECK',
  orgId = HEAD.orgId,
): Referral => ({
  ...closed,
  reviews: [{ reviewId: 'r1', kind, orgId, state: reviewState, decision: null }],
});
export const petition = (referral: Referral): Referral => ({ ...referral, matterType: 'PETITION' });
export const called = (rating: number | null, redoCount = 0): Referral => state({ status: 'CALLBACK', reply: decidedBy, rating, redoCount });
export const supervised = (orderState: 'ISSUED' | 'ANSWERED' | 'CLOSED', level: 'NORMAL' | 'TALK' = 'NORMAL'): Referral =>
  state({ supervisions: [{ orderId: 'o1', level, orgId: BANK.orgId, dueOn: '2026-12-01', state: orderState }] });

export const later = '2026-12-01T00:00:00.000Z' as Instant;
export const LAW = {
  extensionRuleId: 'FC-04',
  approver: 'IS',
  approverOrgId: HEAD.orgId,
  dueAt: later,
  dueOn: '2026-11-30',
  latestDueOn: '2026-12-31',
  maxCount: 1,
} as const;
export const extension = {
  type: 'requestExtension',
  ruleId: 'FC-02',
  newDueOn: '2026-12-15',
  reason: '案情复杂',
  approvedByHead: '行长',
  law: LAW,
} as const satisfies CommandBody;
export const asked = { ruleId: 'FC-02', extensionRuleId: 'FC-04', newDueOn: '2026-12-15', requestedBy: BANK.orgId };
export const suspension = {
  type: 'requestSuspension',
  ground: 'APPRAISAL',
  reason: '鉴定',
  expectedEnd: '2026-12-10',
  lawfulGrounds: ['APPRAISAL'],
} as const satisfies CommandBody;
export const waiting = { ground: 'APPRAISAL', expectedEnd: '2026-12-10', requestedBy: BANK.orgId } as const;
export const suspend = { type: 'suspend', opinion: '同意', noticeProof: { mode: 'PHONE', at }, lawfulGrounds: ['APPRAISAL'] } as const satisfies CommandBody;
export const propose = {
  type: 'proposeAssist',
  change: 'add',
  orgId: OTHER_BANK.orgId,
  question: '请核对',
  dueOn: '2026-12-01',
} as const satisfies CommandBody;
const recipient = { isInstitution: true, isActive: true, assignmentId: 'a9' } as const;
export const add = {
  type: 'addAssist',
  orgId: OTHER_BANK.orgId,
  question: '请核对',
  dueOn: '2026-12-01',
  latestDueOn: '2026-12-02',
  ...recipient,
} as const satisfies CommandBody;
export const designate = { type: 'designate', orgId: OTHER_BANK.orgId, reason: '开户行', returnUntil: null, ...recipient } as const satisfies CommandBody;
export const dispute = { type: 'openDispute', orgIds: ['BNK-A', 'BNK-B'], reason: '都不认' } as const satisfies CommandBody;
export const mediate = {
  type: 'transferToMediation',
  centreOrgId: CENTRE.orgId,
  centreIsMediation: true,
  complainantAgreedAt: at,
  institutionAgreedAt: at,
} as const satisfies CommandBody;
export const agreed = { type: 'endMediation', outcome: 'agreed', reason: '', agreementNo: 'QD-1', amountFen: 500 } as const satisfies CommandBody;
export const dock = { type: 'dockCourt', caseNo: '（2026）鲁0202民初123号', kind: '民初' } as const satisfies CommandBody;
export const redo = { type: 'orderRedo', reason: '不满意', orderId: 'o1', supervisionDueOn: '2026-12-01' } as const satisfies CommandBody;
export const review = {
  type: 'requestReview',
  kind: 'RECHECK',
  statement: '不服',
  reviewId: 'r1',
  reviewOrgId: HEAD.orgId,
  decidedByBranch: true,
  until: later,
} as const satisfies CommandBody;
export const supervise = {
  type: 'supervise',
  orderId: 'o1',
  kind: 'OVERDUE',
  level: 'NORMAL',
  demand: '限期',
  responsible: '行长',
  orgId: BANK.orgId,
  dueOn: '2026-12-01',
} as const satisfies CommandBody;
export const rectify = { type: 'openRectification', taskId: 't1', orgId: BANK.orgId, measure: '整改', dueOn: '2026-12-01' } as const satisfies CommandBody;
export const archive = { type: 'archive', reviewWindowEndedAt: at, filesComplete: true, chainSealed: true } as const satisfies CommandBody;
export const pendingProposal = { change: 'add', orgId: OTHER_BANK.orgId, dueOn: null, requestedBy: BANK.orgId } as const;
export const resume = { type: 'resume', evidence: '已收' } as const satisfies CommandBody;
export const suspended = state({ status: 'SUSPENDED', suspension: { ground: 'APPRAISAL', expectedEnd: '2026-12-10' } });
export const approveExtension = { type: 'approveExtension', opinion: '同意', isSuperior: true } as const satisfies CommandBody;
export const atCentre = state({ status: 'IN_MEDIATION', mediationOrgId: CENTRE.orgId });
export const atCourt = state({ status: 'IN_COURT', courtOrgId: COURT.orgId });

/** The events, without their moment, or the code of the refusal. */
export const outcome = (
  referral: Referral,
  { actor, body, when = at }: { readonly actor: ReferralActor; readonly body: CommandBody; readonly when?: Instant },
): unknown => {
  const decision = decide({ at: when, actor, body }, referral);
  return decision.accepted ? decision.events.map(({ at: _at, ...event }) => event) : decision.code;
};

export type Row = readonly [why: string, code: string, referral: Referral, actor: ReferralActor, body: CommandBody];

/** Refusals that the state of the case decides, whatever the body says: such a command is not offered either. */
const BY_STATE: ReadonlySet<string> = new Set([
  'extension-pending',
  'no-extension-pending',
  'suspension-pending',
  'no-suspension-pending',
  'assist-proposal-open',
  'no-assist-proposal',
  'not-dissatisfied',
  'redo-limit-reached',
  'review-open',
  'no-review-open',
  'reviewer-decided-before',
]);

/** Code and words of a refusal, and whether the command was offered where the state alone forbids it. */
export function refusalIn(referral: Referral, { actor, body }: { readonly actor: ReferralActor; readonly body: CommandBody }): object {
  const decision = decide({ at, actor, body }, referral);
  const { code, detail } = decision.accepted ? { code: 'accepted', detail: '' } : decision;
  const isOffered = BY_STATE.has(code) && allowedCommands(referral, actor).includes(body.type);
  return { code, saysSo: /\p{Script=Han}.*。.*[A-Za-z]+ [a-z]+/u.test(detail), isOffered };
}

export const isOffered = (referral: Referral, { actor, body }: { readonly actor: ReferralActor; readonly body: CommandBody }): boolean =>
  actor.roles.includes('SYS') || allowedCommands(referral, actor).includes(body.type);
