import type { Instant } from '#kernel';
import { decide, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '../index.js';
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
  OTHER_DOOR,
  SYS,
  acknowledge,
  approveReply,
  at,
  callback,
  classified,
  given,
  merge,
  received,
  requestReturn,
  returnRequested,
  submitReply,
  toBank,
  update,
} from './fixtures.spec-support.js';

const state = (...events: ReferralEvent[]): Referral => given(...events).referral;
const part = (body: CommandBody, changes: Readonly<Record<string, unknown>>): CommandBody => ({ ...body, ...changes });

const triage = state(...IN_TRIAGE);
const atBank = state(...AT_BANK);
const working = state(...IN_PROGRESS);
const review = state(...IN_REVIEW);
const asked = state(...AT_BANK, returnRequested);
const report = state(received, { ...classified, matterType: 'REPORT' } as ReferralEvent);
const open = state(received, { ...classified, openQuestions: ['kind'] } as ReferralEvent);
const mixed = state(received, { ...classified, containsReport: true } as ReferralEvent);
const quarantined = state(received, { type: 'ReferralQuarantined', at, faults: ['X'] });
const reminded = state(...IN_PROGRESS, { type: 'Reminded', at });
const assist: ReferralEvent = { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: OTHER_BANK.orgId, role: 'ASSIST', returnUntil: null };
const selfDesk: ReferralActor = { ...BANK, roles: ['IH', 'IM', 'HD'] };
const selfCallback: ReferralActor = { ...BANK, roles: ['CB'], door: 'hotline-12345' };

const reassign: CommandBody = {
  type: 'reassign',
  leadOrgId: OTHER_BANK.orgId,
  leadIsInstitution: true,
  leadIsActive: true,
  assignmentId: 'a2',
  reason: '更正',
  returnUntil: null,
};
const split: CommandBody = { type: 'split', alreadySplit: false, complaintText: 'a', reportText: 'b' };
const refuse: CommandBody = { type: 'refuse', reasonCode: 'NA05', basis: '第16条', remedy: '复议', noticeProof: { mode: 'WRITTEN', at } };
const transferOut: CommandBody = { type: 'transferOut', to: '12363', reason: '支付机构', ruleId: 'R7b' };
const logContact: CommandBody = { type: 'logContact', contactedAt: at, mode: '电话', result: '已联系' };
const requestInfo: CommandBody = { type: 'requestInfo', items: ['合同'], dueOn: '2026-12-01', latestDueOn: '2026-12-07' };
const interimReply: CommandBody = { type: 'interimReply', text: '正在核实', nextDate: '2026-11-24' };
const withdraw: CommandBody = { type: 'withdraw', reasonCode: 'WD01', statement: '已和解' };
const remind: CommandBody = { type: 'remind', text: '请加快' };
const justTooLate = '2026-11-23T09:05:00.001Z' as Instant;

/** Why it is refused, the case, who asks for what, and the code. */
const REFUSALS: readonly (readonly [string, Referral, ReferralActor, CommandBody, string])[] = [
  ['by a role that may never give it', atBank, HOTLINE, reassign, 'role-forbidden'],
  ['by an institution that has no part in the case', atBank, OTHER_BANK, acknowledge, 'not-your-referral'],
  ['by another door', triage, OTHER_DOOR, toBank(), 'not-your-referral'],
  ['by an officer without a door', triage, { ...HOTLINE, door: null }, toBank(), 'not-your-referral'],
  ['by an officer without a door on a case without one', { ...triage, door: null }, { ...HOTLINE, door: null }, toBank(), 'not-your-referral'],
  ['after the end', { ...triage, status: 'MERGED' }, DESK, toBank(), 'referral-terminal'],
  ['in a state of another row', working, DESK, toBank(), 'wrong-status'],
  ['a repair that says no reason', quarantined, DESK, { type: 'repair', changed: [], reason: ' ' }, 'text-missing'],
  ['an old version of the source', atBank, SYS, update(1), 'source-version-old'],
  ['material that says nothing', atBank, HOTLINE, { type: 'addMaterial', text: ' ' }, 'text-missing'],
  ['a report that would reach an institution', report, DESK, toBank(), 'report-to-institution'],
  ['a report half that would reach an institution', { ...triage, part: 1 }, DESK, toBank(), 'report-to-institution'],
  ['a text that still holds a report', mixed, DESK, toBank(), 'contains-report'],
  ['a dispatch of what is not classified', { ...triage, matterType: null }, DESK, toBank(), 'classification-open'],
  ['a closed window', triage, DESK, part(toBank(), { leadIsActive: false }), 'recipient-inactive'],
  ['a dispatch by the hub with an open question', open, SYS, toBank(), 'classification-open'],
  ['a reassignment of what nobody leads', { ...atBank, assignments: [] }, DESK, reassign, 'wrong-status'],
  ['a reassignment to the present lead', atBank, DESK, part(reassign, { leadOrgId: BANK.orgId }), 'same-institution'],
  ['a reassignment without a reason', atBank, DESK, part(reassign, { reason: ' ' }), 'text-missing'],
  ['a reassignment to a closed window', atBank, DESK, part(reassign, { leadIsActive: false }), 'recipient-inactive'],
  ['a merge into an ended case', triage, DESK, merge('COMPLAINT', false), 'merge-target-ended'],
  ['a complaint merged into a report', triage, DESK, merge('REPORT', true, true), 'merge-matter-differs'],
  ['a report merged into a complaint', report, DESK, merge('COMPLAINT', true, true), 'merge-matter-differs'],
  ['a petition merged without confirmation', triage, DESK, merge('PETITION'), 'merge-matter-differs'],
  ['a split of a report', report, DESK, split, 'not-splittable'],
  ['a split of a report half', { ...triage, part: 1 }, DESK, split, 'not-splittable'],
  ['a second split', triage, DESK, part(split, { alreadySplit: true }), 'already-split'],
  ['a split without the complaint', triage, DESK, part(split, { complaintText: ' ' }), 'text-missing'],
  ['a split without the report', triage, DESK, part(split, { reportText: ' ' }), 'text-missing'],
  ['a refusal without its legal basis', triage, DESK, part(refuse, { basis: ' ' }), 'text-missing'],
  ['a refusal without a remedy', triage, DESK, part(refuse, { remedy: ' ' }), 'text-missing'],
  ['a transfer to nowhere', triage, DESK, part(transferOut, { to: ' ' }), 'text-missing'],
  ['a transfer without a reason', triage, DESK, part(transferOut, { reason: ' ' }), 'text-missing'],
  ['a transfer by a rule with an open question', open, SYS, transferOut, 'classification-open'],
  ['a second acknowledgement', working, BANK, acknowledge, 'wrong-status'],
  ['an acknowledgement without a name', atBank, BANK, part(acknowledge, { contactName: ' ' }), 'text-missing'],
  ['an acknowledgement without a phone', atBank, BANK, part(acknowledge, { contactPhone: ' ' }), 'text-missing'],
  ['a return by an assist', state(...AT_BANK, assist), OTHER_BANK, requestReturn, 'not-your-referral'],
  ['a second request to return', asked, BANK, requestReturn, 'return-pending'],
  [
    'a return after a designation',
    { ...atBank, assignments: atBank.assignments.map((each) => ({ ...each, noReturn: true })) },
    BANK,
    requestReturn,
    'return-after-designation',
  ],
  ['a third return', { ...atBank, returnCount: 2 }, BANK, requestReturn, 'return-limit-reached'],
  ['a return with nine characters', atBank, BANK, part(requestReturn, { explanation: ' 一二三四五六七八九 ' }), 'text-missing'],
  ['a contact of the future', working, BANK, part(logContact, { contactedAt: justTooLate }), 'date-out-of-range'],
  ['a contact of no known way', working, BANK, part(logContact, { mode: ' ' }), 'text-missing'],
  ['a contact without a result', working, BANK, part(logContact, { result: ' ' }), 'text-missing'],
  ['a request for no material', working, BANK, part(requestInfo, { items: [] }), 'text-missing'],
  ['a request with an empty line', working, BANK, part(requestInfo, { items: ['合同', ' '] }), 'text-missing'],
  ['material due today', working, BANK, part(requestInfo, { dueOn: '2026-11-23' }), 'date-out-of-range'],
  ['material due too late', working, BANK, part(requestInfo, { dueOn: '2026-12-08' }), 'date-out-of-range'],
  ['an interim reply that says nothing', working, BANK, part(interimReply, { text: ' ' }), 'text-missing'],
  ['an interim reply that promises today', working, BANK, part(interimReply, { nextDate: '2026-11-23' }), 'date-out-of-range'],
  ['a reply by an assist', state(...IN_PROGRESS, assist), OTHER_BANK, submitReply, 'not-your-referral'],
  ['a reply while a return is undecided', state(...IN_PROGRESS, returnRequested), BANK, submitReply, 'return-pending'],
  ['a reply without findings', working, BANK, part(submitReply, { text: ' ' }), 'text-missing'],
  ['a reply without its basis', working, BANK, part(submitReply, { basis: ' ' }), 'text-missing'],
  ['a reply without remedies', working, BANK, part(submitReply, { remedies: ' ' }), 'text-missing'],
  ['a reply before the assist has answered', state(...IN_PROGRESS, assist), BANK, submitReply, 'assist-open'],
  ['an approval of a return nobody asked for', atBank, DESK, { type: 'approveReturn', opinion: 'x' }, 'no-return-pending'],
  ['an approval of one’s own return', asked, selfDesk, { type: 'approveReturn', opinion: 'x' }, 'self-approval'],
  ['an approval of a return without an opinion', asked, DESK, { type: 'approveReturn', opinion: ' ' }, 'text-missing'],
  ['a rejection of a return nobody asked for', atBank, DESK, { type: 'rejectReturn', opinion: 'x' }, 'no-return-pending'],
  ['a rejection of one’s own return', asked, selfDesk, { type: 'rejectReturn', opinion: 'x' }, 'self-approval'],
  ['a rejection of a return without an opinion', asked, DESK, { type: 'rejectReturn', opinion: ' ' }, 'text-missing'],
  ['a rejection of no reply', { ...review, reply: null }, HOTLINE, { type: 'rejectReply', defects: ['x'] }, 'reply-not-approvable'],
  ['a rejection of one’s own reply', review, selfDesk, { type: 'rejectReply', defects: ['x'] }, 'self-approval'],
  ['a rejection without defects', review, HOTLINE, { type: 'rejectReply', defects: [] }, 'text-missing'],
  ['a rejection with an empty defect', review, HOTLINE, { type: 'rejectReply', defects: ['x', ' '] }, 'text-missing'],
  ['an approval of no reply', { ...review, reply: null }, HOTLINE, approveReply, 'reply-not-approvable'],
  ['an approval of one’s own reply', review, selfDesk, approveReply, 'self-approval'],
  ['a notice of the future', review, HOTLINE, { type: 'approveReply', noticeProof: { mode: 'PHONE', at: justTooLate } }, 'date-out-of-range'],
  ['a callback by whoever replied', state(...IN_CALLBACK), selfCallback, callback(true, 5), 'self-approval'],
  ['a report ended by its reporter', report, HOTLINE, withdraw, 'report-not-withdrawable'],
  ['a withdrawal without a statement', triage, HOTLINE, part(withdraw, { statement: ' ' }), 'text-missing'],
  ['a reminder that says nothing', working, HOTLINE, { type: 'remind', text: ' ' }, 'text-missing'],
  ['a second reminder on the same day', reminded, HOTLINE, remind, 'reminded-recently'],
];

const refusalOf = (referral: Referral, actor: ReferralActor, body: CommandBody, when: Instant = at) => {
  const decision = decide({ at: when, actor, body }, referral);
  return decision.accepted ? { code: 'accepted', detail: '' } : decision;
};

describe('what is refused, with its code and in both languages', () => {
  it.each(REFUSALS)('%s', (...[, referral, actor, body, code]) => {
    const refusal = refusalOf(referral, actor, body);
    expect(refusal.code).toBe(code);
    expect(refusal.detail).toMatch(/^(\w+ )?\p{Script=Han}.*。.*[A-Za-z]+ [a-z]+/u);
  });

  it('a return after its last moment', () => {
    const last = '2026-11-25T15:59:59.999Z' as Instant;
    const over = '2026-11-25T16:00:00.000Z' as Instant;
    expect(refusalOf(atBank, BANK, requestReturn, last).code).toBe('accepted');
    expect(refusalOf(atBank, BANK, requestReturn, over)).toMatchObject({ code: 'return-window-closed', detail: expect.stringContaining('退单期限') as string });
  });

  it('names the state, the command and the states in which it would be obeyed', () => {
    expect(refusalOf(review, BANK, requestReturn).detail).toContain('工单现为 REPLY_REVIEW，不能 requestReturn；允许的状态：DISPATCHED、IN_PROGRESS。');
    expect(refusalOf({ ...working, status: 'CLOSED' }, HOTLINE, remind).detail).toContain('工单已是终态 CLOSED，不能再 remind。');
    expect(refusalOf(working, HOTLINE, reassign).detail).toMatch(/^reassign /);
  });

  it('names the limits it rests on', () => {
    expect(refusalOf({ ...atBank, returnCount: 2 }, BANK, requestReturn).detail).toMatch(/已退单 2 次.*returned 2 times/);
    expect(refusalOf(atBank, BANK, part(requestReturn, { explanation: '不是' })).detail).toMatch(/不少于 10 个字.*at least 10 /);
    expect(refusalOf(working, BANK, part(requestInfo, { dueOn: '2026-12-08' })).detail).toMatch(/明天至 2026-12-07 .*to 2026-12-07/);
    expect(refusalOf(atBank, SYS, update(1)).detail).toMatch(/来源版本 1 不高于已有的 1。/);
  });
});

const INSIDE: readonly (readonly [string, Referral, ReferralActor, CommandBody])[] = [
  ['a contact five minutes ahead of the clock', working, BANK, part(logContact, { contactedAt: '2026-11-23T09:05:00.000Z' })],
  [
    'a notice five minutes ahead of the clock',
    review,
    HOTLINE,
    { type: 'approveReply', noticeProof: { mode: 'PHONE', at: '2026-11-23T09:05:00.000Z' as Instant } },
  ],
  ['a return explained in ten characters', atBank, BANK, part(requestReturn, { explanation: '一二三四五六七八九十' })],
  ['a return with ten characters outside the basic plane', atBank, BANK, part(requestReturn, { explanation: '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷' })],
  ['a second return', { ...atBank, returnCount: 1 }, BANK, requestReturn],
  ['a return without a known limit', { ...atBank, assignments: atBank.assignments.map((each) => ({ ...each, returnUntil: null })) }, BANK, requestReturn],
  ['material due tomorrow', working, BANK, part(requestInfo, { dueOn: '2026-11-24' })],
  ['material due on the last day', working, BANK, part(requestInfo, { dueOn: '2026-12-07' })],
  ['a transfer by a person with an open question', open, DESK, part(transferOut, { ruleId: null })],
  ['a transfer by a rule without one', triage, SYS, transferOut],
  ['a report to the regulator', report, DESK, part(toBank('REG-NFRA-QD'), { leadIsInstitution: false })],
  ['a report merged into a report', report, DESK, merge('REPORT', true, true)],
  ['a text that holds a report, to the regulator', mixed, DESK, part(toBank('REG-NFRA-QD'), { leadIsInstitution: false })],
  [
    'a reply once the assist has answered',
    {
      ...working,
      assignments: [
        ...working.assignments,
        ...state(...AT_BANK, assist)
          .assignments.slice(1)
          .map((each) => ({ ...each, status: 'ANSWERED' as const })),
      ],
    },
    BANK,
    submitReply,
  ],
  [
    'a reply once the assist is out of the case',
    {
      ...working,
      assignments: [
        ...working.assignments,
        ...state(...AT_BANK, assist)
          .assignments.slice(1)
          .map((each) => ({ ...each, status: 'CANCELLED' as const })),
      ],
    },
    BANK,
    submitReply,
  ],
];

describe('what is still inside the limits', () => {
  it.each(INSIDE)('%s', (_what, referral, actor, body) => expect(refusalOf(referral, actor, body).code).toBe('accepted'));
});
