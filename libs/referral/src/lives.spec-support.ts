import { instantOf } from '#kernel';
import type { CommandBody, ReferralActor, Status } from './index.js';
import {
  acknowledge,
  approveReply,
  BANK,
  callback,
  DESK,
  HOTLINE,
  merge,
  OTHER_BANK,
  OTHER_DOOR,
  receive,
  requestReturn,
  submitReply,
  SYS,
  toBank,
  update,
} from './decide/fixtures.spec-support.js';

const HEAD_OFFICE: ReferralActor = { orgId: 'BNK-ICBC-HQ', roles: ['IH', 'IM', 'IS', 'RV'], door: null };
const HIGHER: ReferralActor = { orgId: 'GOV-QD', roles: ['SV', 'RV'], door: null };
const PROVINCE: ReferralActor = { orgId: 'GOV-SD', roles: ['SV', 'RV'], door: null };
const CENTRE: ReferralActor = { orgId: 'MED-QD-CTR', roles: ['ME', 'MA'], door: null };
const COURT: ReferralActor = { orgId: 'CRT-370202', roles: ['CC'], door: null };
const PETITION: ReferralActor = OTHER_DOOR;
export const START = Date.parse('2026-11-23T09:00:00Z');
const LATER = '2026-12-20';
const text = '经核实，情况属实，理由充分。';

export type Step = readonly [ReferralActor, CommandBody, Status | 'same'];

const classify = (matterType: 'COMPLAINT' | 'PETITION', door: 'hotline-12345' | 'petition' = 'hotline-12345'): readonly Step[] => [
  [SYS, { ...receive([]), door, sourceSystem: door === 'petition' ? 'PETITION' : 'HL12345' } as CommandBody, 'RECEIVED'],
  [
    SYS,
    {
      type: 'classify',
      matterType,
      containsReport: false,
      businessLine: null,
      causeCode: null,
      urgency: 'NORMAL',
      confidentiality: 'OPEN',
      replyRequired: true,
      openQuestions: [],
    },
    'TRIAGE',
  ],
  [SYS, { type: 'proposeRoute', leadOrgId: 'BNK-ICBC-QD', ruleId: 'R4', ruleSetVersion: '1', score: 0.8 }, 'PENDING_DISPATCH'],
];
const dispatched = (kind: 'COMPLAINT' | 'PETITION' = 'COMPLAINT', door: 'hotline-12345' | 'petition' = 'hotline-12345'): readonly Step[] => [
  ...classify(kind, door),
  [DESK, toBank(), 'DISPATCHED'],
];
const working = (kind: 'COMPLAINT' | 'PETITION' = 'COMPLAINT', door: 'hotline-12345' | 'petition' = 'hotline-12345'): readonly Step[] => [
  ...dispatched(kind, door),
  [BANK, acknowledge, 'IN_PROGRESS'],
];
const answered: readonly Step[] = [...working(), [BANK, { ...submitReply, handler: 'h1' } as CommandBody, 'REPLY_REVIEW'], [HOTLINE, approveReply, 'CALLBACK']];
const closed: readonly Step[] = [...answered, [HOTLINE, callback(true, 5), 'CLOSED']];
const petitionClosed: readonly Step[] = [
  ...working('PETITION', 'petition'),
  [BANK, submitReply, 'REPLY_REVIEW'],
  [PETITION, approveReply, 'CALLBACK'],
  [PETITION, callback(true, 4), 'CLOSED'],
];
const recipient = (orgId: string) => ({ orgId, isInstitution: orgId.startsWith('BNK'), isActive: true, assignmentId: `a-${orgId}` });
const extension = (extensionRuleId: string, approver: 'SELF' | 'IS' | 'SOURCE'): CommandBody => ({
  type: 'requestExtension',
  ruleId: 'FC-02',
  newDueOn: '2026-12-10',
  reason: text,
  approvedByHead: '负责人',
  law: { extensionRuleId, approver, dueAt: instantOf(START + 30 * 86_400_000), dueOn: '2026-12-08', latestDueOn: LATER, maxCount: 1 },
});
const suspension: CommandBody = { type: 'requestSuspension', ground: 'APPRAISAL', reason: text, expectedEnd: '2026-12-30', lawfulGrounds: ['APPRAISAL'] };
const review = (kind: 'RECHECK' | 'REVIEW1' | 'REVIEW2', reviewOrgId: string): CommandBody => ({
  type: 'requestReview',
  kind,
  statement: text,
  reviewId: `r-${kind}`,
  reviewOrgId,
  decidedByBranch: true,
  until: instantOf(START + 40 * 86_400_000),
});
const redoReply: CommandBody = { ...submitReply, difference: '已重新核实并补退。', handler: 'h2' } as CommandBody;
const centre: CommandBody = {
  type: 'transferToMediation',
  centreOrgId: 'MED-QD-CTR',
  centreIsMediation: true,
  complainantAgreedAt: instantOf(START),
  institutionAgreedAt: instantOf(START),
};
const orderRedo: CommandBody = { type: 'orderRedo', reason: text, orderId: 'o1', supervisionDueOn: LATER };

/** One life each; together they use every row of the table and reach every state. */
export const LIVES: Readonly<Record<string, readonly Step[]>> = {
  'an ordinary complaint, reminded, with contact, material and an interim reply, archived': [
    ...working(),
    [HOTLINE, { type: 'remind', text }, 'same'],
    [BANK, { type: 'logContact', contactedAt: instantOf(START), mode: '电话', result: '已联系' }, 'same'],
    [BANK, { type: 'requestInfo', items: ['合同'], dueOn: '2026-12-01', latestDueOn: '2026-12-08' }, 'same'],
    [BANK, { type: 'interimReply', text, nextDate: '2026-12-01' }, 'same'],
    [HOTLINE, { type: 'addMaterial', text, newFacts: true }, 'same'],
    [SYS, update(2), 'same'],
    [BANK, submitReply, 'REPLY_REVIEW'],
    [HOTLINE, { type: 'rejectReply', defects: ['缺依据'] }, 'IN_PROGRESS'],
    [BANK, submitReply, 'REPLY_REVIEW'],
    [HOTLINE, approveReply, 'CALLBACK'],
    [HOTLINE, callback(true, 5), 'CLOSED'],
    [DESK, { type: 'openRectification', taskId: 't1', orgId: 'BNK-ICBC-QD', measure: text, dueOn: LATER }, 'same'],
    [HIGHER, { type: 'closeRectification', taskId: 't1', opinion: text }, 'same'],
    [SYS, { type: 'archive', reviewWindowEndedAt: instantOf(START), filesComplete: true, chainSealed: true }, 'ARCHIVED'],
  ],
  'an impossible order, repaired, then merged': [
    [SYS, receive(['HUB_DISTRICT_UNKNOWN']), 'QUARANTINED'],
    [DESK, { type: 'repair', changed: ['districtCode'], reason: text }, 'TRIAGE'],
    [DESK, merge('COMPLAINT'), 'MERGED'],
  ],
  'one that is split and refused': [
    ...classify('COMPLAINT'),
    [DESK, { type: 'split', alreadySplit: false, complaintText: text, reportText: text }, 'same'],
    [DESK, { type: 'refuse', reasonCode: 'NA01', basis: text, remedy: text, noticeProof: { mode: 'SMS', at: instantOf(START) } }, 'NOT_ACCEPTED'],
  ],
  'one that belongs elsewhere': [...classify('COMPLAINT'), [DESK, { type: 'transferOut', to: '12363', reason: text, ruleId: null }, 'TRANSFERRED_OUT']],
  'one that is withdrawn': [...working(), [HOTLINE, { type: 'withdraw', reasonCode: 'WD01', statement: text }, 'WITHDRAWN']],
  'two returns, one refused, then a designation': [
    ...dispatched(),
    [BANK, requestReturn, 'same'],
    [DESK, { type: 'rejectReturn', opinion: text }, 'same'],
    [BANK, requestReturn, 'same'],
    [HOTLINE, { type: 'approveReturn', opinion: text }, 'PENDING_DISPATCH'],
    [DESK, { ...toBank('BNK-ABC-QD'), assignmentId: 'b1' } as CommandBody, 'DISPATCHED'],
    [OTHER_BANK, requestReturn, 'same'],
    [DESK, { type: 'approveReturn', opinion: text }, 'DISPUTED'],
    [HIGHER, { type: 'designate', ...recipient('BNK-ICBC-QD'), reason: text, returnUntil: null }, 'DISPATCHED'],
    [BANK, acknowledge, 'IN_PROGRESS'],
  ],
  'a dispute the desk opens, and a new lead': [
    ...working(),
    [
      DESK,
      { type: 'reassign', leadOrgId: 'BNK-ABC-QD', leadIsInstitution: true, leadIsActive: true, assignmentId: 'b2', reason: text, returnUntil: null },
      'DISPATCHED',
    ],
    [DESK, { type: 'openDispute', orgIds: ['BNK-ICBC-QD', 'BNK-ABC-QD'], reason: text }, 'DISPUTED'],
  ],
  'joint handling': [
    ...working(),
    [BANK, { type: 'proposeAssist', change: 'add', orgId: 'BNK-ABC-QD', question: text, dueOn: '2026-12-01' }, 'same'],
    [DESK, { type: 'rejectAssist', opinion: text }, 'same'],
    [DESK, { type: 'addAssist', ...recipient('BNK-ABC-QD'), question: text, dueOn: '2026-12-01', latestDueOn: LATER }, 'same'],
    [OTHER_BANK, acknowledge, 'same'],
    [OTHER_BANK, { type: 'answerAssist', text }, 'same'],
    [DESK, { type: 'addAssist', ...recipient('BNK-ICBC-HQ'), question: text, dueOn: '2026-12-01', latestDueOn: LATER }, 'same'],
    [DESK, { type: 'removeAssist', orgId: 'BNK-ICBC-HQ', reason: text }, 'same'],
    [DESK, { type: 'addAssist', ...recipient('BNK-CCB-QD'), question: text, dueOn: '2026-12-01', latestDueOn: LATER }, 'same'],
    [BANK, { ...submitReply, waivedAssists: [{ orgId: 'BNK-CCB-QD', reason: text }] } as CommandBody, 'REPLY_REVIEW'],
  ],
  'a text that turns out to accuse the institution that has it': [...working(), [SYS, update(2, { becomesReport: true }), 'PENDING_DISPATCH']],
  'more time: decided by itself, asked of the unit above, refused by the hotline; and a suspension': [
    ...working(),
    [BANK, extension('FC-03', 'SELF'), 'same'],
    [BANK, extension('FC-04', 'IS'), 'same'],
    [HEAD_OFFICE, { type: 'approveExtension', opinion: text, isSuperior: true }, 'same'],
    [BANK, extension('HL-02', 'SOURCE'), 'same'],
    [HOTLINE, { type: 'rejectExtension', opinion: text, isSuperior: false }, 'same'],
    [BANK, suspension, 'same'],
    [DESK, { type: 'rejectSuspension', opinion: text }, 'same'],
    [BANK, suspension, 'same'],
    [DESK, { type: 'suspend', opinion: text, noticeProof: { mode: 'SMS', at: instantOf(START) }, lawfulGrounds: ['APPRAISAL'] }, 'SUSPENDED'],
    [DESK, { type: 'resume', evidence: text }, 'IN_PROGRESS'],
  ],
  'dissatisfied twice, then found lawful': [
    ...answered,
    [HOTLINE, callback(true, 1), 'same'],
    [HOTLINE, orderRedo, 'REDO'],
    [BANK, redoReply, 'REPLY_REVIEW'],
    [HOTLINE, approveReply, 'CALLBACK'],
    [HOTLINE, callback(true, 2), 'same'],
    [HIGHER, orderRedo, 'REDO'],
    [BANK, { type: 'answerSupervision', orderId: 'o1', text }, 'same'],
    [HIGHER, { type: 'verifySupervision', orderId: 'o1', verified: false, opinion: text }, 'same'],
    [BANK, { type: 'answerSupervision', orderId: 'o1', text }, 'same'],
    [HIGHER, { type: 'verifySupervision', orderId: 'o1', verified: true, opinion: text }, 'same'],
    [BANK, { ...redoReply, handler: 'h3' } as CommandBody, 'REPLY_REVIEW'],
    [HOTLINE, approveReply, 'CALLBACK'],
    [HIGHER, { ...callback(true, 1), lawfulAndReasonable: true } as CommandBody, 'CLOSED'],
  ],
  'mediation that fails and a suit that is given back': [
    ...working(),
    [BANK, centre, 'IN_MEDIATION'],
    [CENTRE, { type: 'endMediation', outcome: 'failed', reason: text, agreementNo: '', amountFen: null }, 'IN_PROGRESS'],
    [COURT, { type: 'dockCourt', caseNo: '（2026）鲁0202民初123号', kind: '民初' }, 'IN_COURT'],
    [COURT, { type: 'recordCourtResult', ruling: 'WITHDRAWN_SUIT' }, 'IN_PROGRESS'],
  ],
  'mediation that succeeds': [
    ...working(),
    [DESK, centre, 'IN_MEDIATION'],
    [CENTRE, { type: 'endMediation', outcome: 'agreed', reason: '', agreementNo: 'TJ-1', amountFen: 100 }, 'REPLY_REVIEW'],
  ],
  'a judgment': [
    ...working(),
    [COURT, { type: 'dockCourt', caseNo: '（2026）鲁0202诉前调45号', kind: '诉前调' }, 'IN_COURT'],
    [COURT, { type: 'recordCourtResult', ruling: 'JUDGED' }, 'CLOSED'],
  ],
  'a recheck that orders a redo, supervised, then wrong and reopened': [
    ...closed,
    [HOTLINE, review('RECHECK', 'BNK-ICBC-HQ'), 'same'],
    [HEAD_OFFICE, { type: 'acceptReview' }, 'same'],
    [HEAD_OFFICE, { type: 'decideReview', decision: 'ORDERED_REDO', basis: text }, 'REDO'],
    [DESK, { type: 'escalateUrgency', urgency: 'URGENT', criterionId: 'MJ1' }, 'same'],
    [DESK, { type: 'linkMajorCase', majorCaseId: 'm1', criterionId: 'MJ1' }, 'same'],
    [
      SYS,
      { type: 'supervise', orderId: 's1', kind: 'OVERDUE', level: 'NORMAL', demand: text, responsible: '行长', orgId: 'BNK-ICBC-QD', dueOn: LATER },
      'same',
    ],
    [SYS, { type: 'escalateSupervision', orderId: 's1', level: 'TALK' }, 'same'],
    [BANK, redoReply, 'REPLY_REVIEW'],
    [HOTLINE, approveReply, 'CALLBACK'],
    [HOTLINE, callback(true, 3), 'CLOSED'],
    [HIGHER, { type: 'reopen', ground: 'WRONG_CLOSURE', reason: text }, 'IN_PROGRESS'],
  ],
  'a petition to its final review': [
    ...petitionClosed,
    [PETITION, review('REVIEW1', 'GOV-QD'), 'same'],
    [HIGHER, { type: 'acceptReview' }, 'same'],
    [HIGHER, { type: 'decideReview', decision: 'UPHELD', basis: text }, 'same'],
    [PETITION, review('REVIEW2', 'GOV-SD'), 'same'],
    [PROVINCE, { type: 'acceptReview' }, 'same'],
    [PROVINCE, { type: 'openHearing' }, 'same'],
    [PROVINCE, { type: 'closeHearing' }, 'same'],
    [PROVINCE, { type: 'decideReview', decision: 'CHANGED', basis: text }, 'same'],
  ],
  'a review that is not accepted': [
    ...petitionClosed,
    [PETITION, review('REVIEW1', 'GOV-QD'), 'same'],
    [HIGHER, { type: 'refuseReview', basis: text }, 'same'],
  ],
  'praise, answered and closed without a callback': [
    ...classify('COMPLAINT').slice(0, 1),
    [
      SYS,
      {
        type: 'classify',
        matterType: 'COMMENDATION',
        containsReport: false,
        businessLine: null,
        causeCode: null,
        urgency: 'NORMAL',
        confidentiality: 'OPEN',
        replyRequired: false,
        openQuestions: [],
      },
      'TRIAGE',
    ],
    [SYS, { type: 'proposeRoute', leadOrgId: 'BNK-ICBC-QD', ruleId: 'R4', ruleSetVersion: '1', score: 1 }, 'PENDING_DISPATCH'],
    [SYS, toBank(), 'DISPATCHED'],
    [BANK, acknowledge, 'IN_PROGRESS'],
    [BANK, submitReply, 'REPLY_REVIEW'],
    [HOTLINE, approveReply, 'CLOSED'],
  ],
};
