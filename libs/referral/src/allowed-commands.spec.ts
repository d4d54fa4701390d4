import { allowedCommands, STATUSES, type Referral, type ReferralActor, type ReferralEvent, type Status } from './index.js';
import {
  AT_BANK,
  BANK,
  DESK,
  HOTLINE,
  IN_PROGRESS,
  IN_TRIAGE,
  OTHER_BANK,
  OTHER_DOOR,
  SYS,
  at,
  given,
  returnRequested,
} from './decide/fixtures.spec-support.js';

const atBank = given(...AT_BANK).referral;
const working = given(...IN_PROGRESS).referral;
const triage = given(...IN_TRIAGE).referral;
const asked = given(...AT_BANK, returnRequested).referral;
const SUPERVISOR: ReferralActor = { orgId: 'REG-NFRA-QD', roles: ['SV'], door: null };
const HANDLER: ReferralActor = { ...BANK, roles: ['IH'] };
const CALLBACKS: ReferralActor = { ...HOTLINE, roles: ['CB'] };
const offer = (actor: ReferralActor, referral: Referral): string => allowedCommands(referral, actor).join(' ');
const inState = (status: Status): Referral => ({ ...working, status });

const DESK_EVEN = 'classify merge split refuse transferOut dispatch openDispute withdraw remind escalateUrgency linkMajorCase addMaterial';

describe('the commands offered in a state', () => {
  it.each<[Status, string, string, string, string]>([
    ['ABSENT', '', '', '', ''],
    ['RECEIVED', 'classify withdraw remind escalateUrgency linkMajorCase addMaterial', 'withdraw remind addMaterial', '', 'remind supervise'],
    ['QUARANTINED', 'repair withdraw remind escalateUrgency linkMajorCase addMaterial', 'withdraw remind addMaterial', '', 'remind supervise'],
    [
      'TRIAGE',
      'classify merge split refuse transferOut dispatch openDispute withdraw remind escalateUrgency linkMajorCase addMaterial',
      'refuse dispatch withdraw remind addMaterial',
      '',
      'remind supervise',
    ],
    [
      'PENDING_DISPATCH',
      'classify merge split refuse transferOut dispatch openDispute withdraw remind escalateUrgency linkMajorCase addMaterial',
      'refuse dispatch withdraw remind addMaterial',
      '',
      'remind supervise',
    ],
    [
      'DISPATCHED',
      'openDispute reassign addAssist withdraw remind escalateUrgency linkMajorCase addMaterial',
      'withdraw remind addMaterial',
      'requestReturn',
      'reassign remind supervise',
    ],
    [
      'IN_PROGRESS',
      'openDispute reassign addAssist withdraw transferToMediation remind escalateUrgency linkMajorCase addMaterial',
      'withdraw remind addMaterial',
      'requestReturn proposeAssist logContact requestInfo interimReply requestExtension requestSuspension submitReply transferToMediation',
      'reassign remind supervise',
    ],
    [
      'REPLY_REVIEW',
      'openDispute rejectReply approveReply withdraw remind escalateUrgency linkMajorCase addMaterial',
      'rejectReply approveReply withdraw remind addMaterial',
      '',
      'remind supervise',
    ],
    [
      'CALLBACK',
      'openDispute withdraw remind escalateUrgency linkMajorCase addMaterial',
      'recordCallback withdraw remind addMaterial',
      '',
      'recordCallback remind supervise',
    ],
    ['DISPUTED', 'designate withdraw remind escalateUrgency linkMajorCase addMaterial', 'withdraw remind addMaterial', '', 'designate remind supervise'],
    ['SUSPENDED', 'openDispute resume withdraw remind escalateUrgency linkMajorCase addMaterial', 'withdraw remind addMaterial', '', 'remind supervise'],
    ['IN_MEDIATION', 'openDispute withdraw remind escalateUrgency linkMajorCase addMaterial', 'withdraw remind addMaterial', '', 'remind supervise'],
    ['IN_COURT', 'openDispute withdraw remind escalateUrgency linkMajorCase addMaterial', 'withdraw remind addMaterial', '', 'remind supervise'],
    [
      'REDO',
      'openDispute addAssist withdraw remind escalateUrgency linkMajorCase addMaterial',
      'withdraw remind addMaterial',
      'proposeAssist submitReply',
      'remind supervise',
    ],
    ['CLOSED', 'linkMajorCase openRectification addMaterial', 'requestReview addMaterial', '', 'reopen supervise openRectification'],
    ['NOT_ACCEPTED', 'linkMajorCase addMaterial', 'addMaterial', '', 'supervise'],
    ['WITHDRAWN', 'linkMajorCase addMaterial', 'addMaterial', '', 'supervise'],
    ['MERGED', 'linkMajorCase addMaterial', 'addMaterial', '', 'supervise'],
    ['TRANSFERRED_OUT', 'linkMajorCase addMaterial', 'addMaterial', '', 'supervise'],
    ['ARCHIVED', 'linkMajorCase addMaterial', 'addMaterial', '', 'supervise'],
  ])('%s are, for the desk «%s», for the door «%s», for the lead «%s», for a supervisor «%s»', (...[status, desk, door, lead, supervisor]) => {
    expect(offer(DESK, inState(status))).toBe(desk);
    expect(offer(HOTLINE, inState(status))).toBe(door);
    expect(offer(BANK, inState(status))).toBe(lead);
    expect(offer(SUPERVISOR, inState(status))).toBe(supervisor);
  });

  it.each<[Status, string]>([
    ['ABSENT', ''],
    ['RECEIVED', 'classify supervise escalateUrgency linkMajorCase'],
    ['QUARANTINED', 'supervise escalateUrgency linkMajorCase'],
    ['TRIAGE', 'classify transferOut dispatch supervise escalateUrgency linkMajorCase'],
    ['PENDING_DISPATCH', 'classify transferOut dispatch supervise escalateUrgency linkMajorCase'],
    ['DISPATCHED', 'supervise escalateUrgency linkMajorCase'],
    ['IN_PROGRESS', 'supervise escalateUrgency linkMajorCase'],
    ['REPLY_REVIEW', 'supervise escalateUrgency linkMajorCase'],
    ['CALLBACK', 'supervise escalateUrgency linkMajorCase'],
    ['DISPUTED', 'supervise escalateUrgency linkMajorCase'],
    ['SUSPENDED', 'resume supervise escalateUrgency linkMajorCase'],
    ['IN_MEDIATION', 'supervise escalateUrgency linkMajorCase'],
    ['IN_COURT', 'supervise escalateUrgency linkMajorCase'],
    ['REDO', 'supervise escalateUrgency linkMajorCase'],
    ['CLOSED', 'supervise linkMajorCase openRectification'],
    ['NOT_ACCEPTED', 'supervise linkMajorCase'],
    ['WITHDRAWN', 'supervise linkMajorCase'],
    ['MERGED', 'supervise linkMajorCase'],
    ['TRANSFERRED_OUT', 'supervise linkMajorCase'],
    ['ARCHIVED', 'supervise linkMajorCase'],
  ])('%s are, where a rule decides, «%s»', (status, commands) => expect(offer(SYS, inState(status))).toBe(commands));

  it.each(STATUSES)('%s are none for another institution or another door', (status) => {
    expect(offer(OTHER_BANK, inState(status))).toBe('');
    expect(offer(OTHER_DOOR, inState(status))).toBe('');
    expect(offer({ ...OTHER_DOOR, door: null }, { ...inState(status), door: null })).toBe('');
  });
});

describe('an institution is offered', () => {
  const assist: ReferralEvent = { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: OTHER_BANK.orgId, role: 'ASSIST', returnUntil: null };
  const changed = (changes: Partial<(typeof atBank.assignments)[number]>): Referral => ({
    ...atBank,
    assignments: atBank.assignments.map((each) => ({ ...each, ...changes })),
  });
  it('the acknowledgement of what it has not acknowledged yet', () => {
    expect(offer(BANK, atBank)).toBe('acknowledge requestReturn');
    expect(offer(HANDLER, atBank)).toBe('acknowledge');
    expect(offer(BANK, changed({ status: 'ACKNOWLEDGED' }))).toBe('requestReturn');
  });
  it('no return where it is not the lead', () => expect(offer(OTHER_BANK, given(...AT_BANK, assist).referral)).toBe('acknowledge'));
  it('no reply where it is not the lead', () =>
    expect(offer(OTHER_BANK, given(...IN_PROGRESS, assist).referral)).toMatch(/^acknowledge logContact requestInfo interimReply/));
  it('no return and no reply while a return is undecided', () => {
    expect(offer(BANK, asked)).toBe('acknowledge');
    expect(offer(BANK, given(...IN_PROGRESS, returnRequested).referral)).toBe(
      'proposeAssist logContact requestInfo interimReply requestExtension requestSuspension transferToMediation',
    );
  });
  it('no return after a designation', () => expect(offer(BANK, changed({ noReturn: true }))).toBe('acknowledge'));
  it('a second return and no third', () => {
    expect(offer(BANK, { ...atBank, returnCount: 1 })).toBe('acknowledge requestReturn');
    expect(offer(BANK, { ...atBank, returnCount: 2 })).toBe('acknowledge');
  });
  it('nothing once its assignment has ended', () => expect(offer(BANK, changed({ status: 'REASSIGNED' }))).toBe(''));
  it('nothing where nobody leads', () => expect(offer(BANK, { ...working, assignments: [] })).toBe(''));
});

describe('an officer is offered', () => {
  it('the decision on a return once one is asked for', () => {
    expect(offer(DESK, asked)).toBe('approveReturn rejectReturn openDispute reassign addAssist withdraw remind escalateUrgency linkMajorCase addMaterial');
    expect(offer(HOTLINE, asked)).toBe('approveReturn rejectReturn withdraw remind addMaterial');
  });
  it('nothing of a case without a door when it has none itself', () => expect(offer({ ...HOTLINE, door: null }, { ...triage, door: null })).toBe(''));
  it('the callback alone where that is its only role', () => expect(offer(CALLBACKS, inState('CALLBACK'))).toBe('recordCallback'));
  it('no split of a report or of a report half, and no withdrawal of a report', () => {
    const without = (...words: string[]) =>
      DESK_EVEN.split(' ')
        .filter((word) => !words.includes(word))
        .join(' ');
    expect(offer(DESK, triage)).toBe(DESK_EVEN);
    expect(offer(DESK, { ...triage, matterType: 'REPORT' })).toBe(without('split', 'withdraw'));
    expect(offer(DESK, { ...triage, part: 1 })).toBe(without('split'));
  });
});
