import type { Instant } from '#kernel';
import { decide, initialReferral, type CommandBody, type CommandOf, type Referral, type ReferralActor, type ReferralEvent } from '../index.js';
import {
  AT_BANK,
  BANK,
  DESK,
  HOTLINE,
  IN_CALLBACK,
  IN_PROGRESS,
  IN_REVIEW,
  IN_TRIAGE,
  OTHER_BANK,
  SYS,
  acknowledge,
  approveReply,
  callback,
  classified,
  given,
  later,
  merge,
  proposed,
  receive,
  received,
  requestReturn,
  returnRequested,
  submitReply,
  toBank,
} from './fixtures.spec-support.js';

const state = (...events: ReferralEvent[]): Referral => given(...events).referral;
const at = later;
const events = (referral: Referral, actor: ReferralActor, body: CommandBody): readonly ReferralEvent[] => {
  const decision = decide({ at, actor, body }, referral);
  return decision.accepted ? decision.events : [];
};
const { type: _type, at: _at, ...receipt } = received as Extract<ReferralEvent, { type: 'ReferralReceived' }>;
const { type: _t, at: _a, by: _by, ...facts } = classified as Extract<ReferralEvent, { type: 'ReferralClassified' }>;

const triage = state(...IN_TRIAGE);
const atBank = state(...AT_BANK);
const working = state(...IN_PROGRESS);
const review = state(...IN_REVIEW);
const asked = state(...AT_BANK, returnRequested);
const untilNoon = '2026-11-30T04:00:00.000Z' as Instant;
const bank = BANK.orgId;
const dispatch: CommandBody = {
  ...(toBank() as CommandOf<'dispatch'>),
  mode: 'forward',
  opinion: '请办理',
  dueOn: '2026-12-08',
  returnUntil: untilNoon,
  ruleId: 'R4',
};
const dispatched = (by: 'SYS' | 'HD' | 'OFFICER') => [
  { type: 'ReferralDispatched', at, leadOrgId: bank, mode: 'forward', by, dueOn: '2026-12-08', ruleId: 'R4' },
  { type: 'AssignmentOffered', at, assignmentId: 'a9', orgId: bank, role: 'LEAD', returnUntil: untilNoon },
];
const assist: ReferralEvent = { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: OTHER_BANK.orgId, role: 'ASSIST', returnUntil: null };
const classify: CommandBody = { type: 'classify', ...facts };
const done: ReferralEvent = { type: 'CallbackRecorded', at, reached: true, rating: 4, solved: null };

/** What happens, the case, who gives what, and every field of what is recorded. */
const RECORDED: readonly (readonly [string, Referral, ReferralActor, CommandBody, readonly unknown[]])[] = [
  ['an order is received with its facts', initialReferral, SYS, receive([]), [{ type: 'ReferralReceived', at, ...receipt }]],
  [
    'an order that cannot be true is quarantined with its faults',
    initialReferral,
    SYS,
    receive(['X', 'Y']),
    [
      { type: 'ReferralReceived', at, ...receipt },
      { type: 'ReferralQuarantined', at, faults: ['X', 'Y'] },
    ],
  ],
  [
    'a repair names what was changed',
    state(received, { type: 'ReferralQuarantined', at, faults: ['X'] }),
    DESK,
    { type: 'repair', changed: ['districtCode'], reason: '更正' },
    [{ type: 'ReferralRepaired', at, changed: ['districtCode'] }],
  ],
  ['the hub classifies', state(received), SYS, classify, [{ type: 'ReferralClassified', at, by: 'SYS', ...facts }]],
  ['the desk classifies in its own name', triage, DESK, classify, [{ type: 'ReferralClassified', at, by: 'HD', ...facts }]],
  [
    'a proposal keeps rule, version and score',
    triage,
    SYS,
    { type: 'proposeRoute', leadOrgId: bank, ruleId: 'R4', ruleSetVersion: '1', score: 0.96 },
    [{ ...proposed, at }],
  ],
  ['a merge names its target', triage, DESK, merge('COMPLAINT'), [{ type: 'ReferralMerged', at, targetReferralId: 't' }]],
  [
    'a split names the order whose report half it is',
    { ...triage, isDrill: true },
    DESK,
    { type: 'split', alreadySplit: false, complaintText: 'a', reportText: 'b' },
    [
      {
        type: 'ReferralSplit',
        at,
        door: 'hotline-12345',
        sourceSystem: 'HL12345',
        sourceOrderNo: 'A1',
        part: 1,
        receivedAt: receipt.receivedAt,
        isDrill: true,
      },
    ],
  ],
  [
    'a refusal keeps its reason',
    triage,
    HOTLINE,
    { type: 'refuse', reasonCode: 'NA05', basis: '第16条', remedy: '复议', noticeProof: { mode: 'WRITTEN', at } },
    [{ type: 'ReferralNotAccepted', at, reasonCode: 'NA05' }],
  ],
  [
    'a transfer keeps its way and its rule',
    triage,
    SYS,
    { type: 'transferOut', to: '12363', reason: '支付机构', ruleId: 'R7b' },
    [{ type: 'ReferralTransferredOut', at, to: '12363', ruleId: 'R7b' }],
  ],
  ['the hub dispatches', triage, SYS, dispatch, dispatched('SYS')],
  ['the desk dispatches', triage, DESK, dispatch, dispatched('HD')],
  ['a door dispatches', triage, HOTLINE, dispatch, dispatched('OFFICER')],
  [
    'a lead acknowledges and the case begins',
    atBank,
    BANK,
    acknowledge,
    [
      { type: 'AssignmentAcknowledged', at, assignmentId: 'a1', orgId: bank },
      { type: 'ReferralInProgress', at },
    ],
  ],
  [
    'an assist acknowledges and nothing else begins',
    state(...AT_BANK, assist),
    OTHER_BANK,
    acknowledge,
    [{ type: 'AssignmentAcknowledged', at, assignmentId: 'a2', orgId: OTHER_BANK.orgId }],
  ],
  [
    'a new lead acknowledges a case that is in progress already',
    { ...working, assignments: working.assignments.map((each) => ({ ...each, status: 'OFFERED' as const })) },
    BANK,
    acknowledge,
    [{ type: 'AssignmentAcknowledged', at, assignmentId: 'a1', orgId: bank }],
  ],
  [
    'a return is asked for with reason and suggestion',
    atBank,
    BANK,
    requestReturn,
    [{ type: 'ReturnRequested', at, assignmentId: 'a1', orgId: bank, reasonCode: 'NOT_OURS', suggestedOrgId: 'BNK-CCB-QD' }],
  ],
  [
    'a return is approved for whoever asked',
    asked,
    DESK,
    { type: 'approveReturn', opinion: '同意' },
    [
      { type: 'ReturnApproved', at, assignmentId: 'a1', orgId: bank },
      { type: 'AssignmentReturned', at, assignmentId: 'a1', orgId: bank, reasonCode: 'NOT_OURS' },
    ],
  ],
  [
    'a return is rejected for whoever asked',
    asked,
    DESK,
    { type: 'rejectReturn', opinion: '应由贵行办理' },
    [{ type: 'ReturnRejected', at, assignmentId: 'a1', orgId: bank }],
  ],
  [
    'a reassignment names the old and the new lead',
    working,
    DESK,
    {
      type: 'reassign',
      leadOrgId: OTHER_BANK.orgId,
      leadIsInstitution: true,
      leadIsActive: true,
      assignmentId: 'a2',
      reason: '更正',
      returnUntil: untilNoon,
    },
    [
      { type: 'AssignmentReassigned', at, assignmentId: 'a1', orgId: bank, leadOrgId: OTHER_BANK.orgId },
      { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: OTHER_BANK.orgId, role: 'LEAD', returnUntil: untilNoon },
    ],
  ],
  [
    'a contact keeps its own time and way',
    working,
    BANK,
    { type: 'logContact', contactedAt: receipt.receivedAt, mode: '电话', result: '已联系' },
    [{ type: 'ContactLogged', at, orgId: bank, mode: '电话', contactedAt: receipt.receivedAt }],
  ],
  [
    'material is asked for by a day',
    working,
    BANK,
    { type: 'requestInfo', items: ['合同'], dueOn: '2026-12-01', latestDueOn: '2026-12-07' },
    [{ type: 'MaterialRequested', at, orgId: bank, dueOn: '2026-12-01' }],
  ],
  [
    'an interim reply names the next day',
    working,
    BANK,
    { type: 'interimReply', text: '正在核实', nextDate: '2026-12-01' },
    [{ type: 'InterimReplied', at, orgId: bank, nextDate: '2026-12-01' }],
  ],
  [
    'a reply keeps result, cause and refund',
    working,
    BANK,
    submitReply,
    [{ type: 'ReplySubmitted', at, orgId: bank, resultCode: 'RESOLVED', rootCauseCode: 'C02', refundFen: 20_000 }],
  ],
  ['a rejected reply names whose it was', review, HOTLINE, { type: 'rejectReply', defects: ['未附依据'] }, [{ type: 'ReplyRejected', at, orgId: bank }]],
  [
    'an approved reply keeps the proof of its notice',
    review,
    HOTLINE,
    approveReply,
    [{ type: 'ReplyApproved', at, orgId: bank, noticeMode: 'PHONE', noticeAt: receipt.receivedAt }],
  ],
  [
    'a reply nobody is called back for ends the case with its result',
    { ...review, replyRequired: false },
    HOTLINE,
    approveReply,
    [
      { type: 'ReplyApproved', at, orgId: bank, noticeMode: 'PHONE', noticeAt: receipt.receivedAt },
      { type: 'ReferralClosed', at, resultCode: 'RESOLVED' },
    ],
  ],
  [
    'a good callback ends the case with the result of the reply',
    state(...IN_CALLBACK),
    HOTLINE,
    callback(true, 4),
    [done, { type: 'ReferralClosed', at, resultCode: 'RESOLVED' }],
  ],
  [
    'a good callback without a reply ends it as explained',
    { ...state(...IN_CALLBACK), reply: null },
    HOTLINE,
    callback(true, 4),
    [done, { type: 'ReferralClosed', at, resultCode: 'EXPLAINED' }],
  ],
  [
    'a withdrawal keeps its reason',
    working,
    HOTLINE,
    { type: 'withdraw', reasonCode: 'WD01', statement: '已和解' },
    [{ type: 'ReferralWithdrawn', at, reasonCode: 'WD01' }],
  ],
  ['a reminder is a mark', working, HOTLINE, { type: 'remind', text: '请加快' }, [{ type: 'Reminded', at }]],
  [
    'material is appended with the secrecy there is',
    { ...working, confidentiality: 'HIDE_CONTACT' },
    HOTLINE,
    { type: 'addMaterial', text: '补充' },
    [{ type: 'SourceUpdated', at, sourceVersion: null, confidentiality: 'HIDE_CONTACT', afterEnd: false }],
  ],
];

describe('what is recorded, field by field', () => {
  it.each(RECORDED)('%s', (...[, referral, actor, body, expected]) => expect(events(referral, actor, body)).toEqual(expected));
});
