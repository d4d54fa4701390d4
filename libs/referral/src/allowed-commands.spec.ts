import { allowedCommands, OPEN, type Referral, type ReferralActor, type ReferralEvent, type Status } from './index.js';
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

const DOOR = 'withdraw remind addMaterial';
const DESK_EVEN = 'classify merge split refuse transferOut dispatch withdraw remind addMaterial';

describe('the commands offered in a state', () => {
  it.each<[Status, string, string, string]>([
    ['ABSENT', '', '', ''],
    ['RECEIVED', `classify ${DOOR}`, DOOR, ''],
    ['QUARANTINED', `repair ${DOOR}`, DOOR, ''],
    ['TRIAGE', DESK_EVEN, `refuse dispatch ${DOOR}`, ''],
    ['PENDING_DISPATCH', DESK_EVEN, `refuse dispatch ${DOOR}`, ''],
    ['DISPATCHED', `reassign ${DOOR}`, DOOR, 'requestReturn'],
    ['IN_PROGRESS', `reassign ${DOOR}`, DOOR, 'requestReturn logContact requestInfo interimReply submitReply'],
    ['REPLY_REVIEW', `rejectReply approveReply ${DOOR}`, `rejectReply approveReply ${DOOR}`, ''],
    ['CALLBACK', DOOR, `recordCallback ${DOOR}`, ''],
    ['CLOSED', 'addMaterial', 'addMaterial', ''],
    ['NOT_ACCEPTED', 'addMaterial', 'addMaterial', ''],
    ['ARCHIVED', 'addMaterial', 'addMaterial', ''],
  ])('%s are, for the desk «%s», for the door «%s», for the lead «%s»', (status, desk, door, lead) => {
    expect(offer(DESK, inState(status))).toBe(desk);
    expect(offer(HOTLINE, inState(status))).toBe(door);
    expect(offer(BANK, inState(status))).toBe(lead);
  });

  it.each(OPEN)('%s are a reminder alone for a supervisor, apart from a reassignment while an institution has the case', (status) =>
    expect(offer(SUPERVISOR, inState(status))).toBe(['DISPATCHED', 'IN_PROGRESS'].includes(status) ? 'reassign remind' : 'remind'),
  );

  it.each(OPEN)('%s are none for another institution or another door, and what a rule decides for the hub', (status) => {
    expect(offer(OTHER_BANK, inState(status))).toBe('');
    expect(offer(OTHER_DOOR, inState(status))).toBe('');
    expect(offer({ ...OTHER_DOOR, door: null }, { ...inState(status), door: null })).toBe('');
    expect(offer(SYS, inState(status))).toBe(
      ['TRIAGE', 'PENDING_DISPATCH'].includes(status) ? 'classify transferOut dispatch' : status === 'RECEIVED' ? 'classify' : '',
    );
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
    expect(offer(OTHER_BANK, given(...IN_PROGRESS, assist).referral)).toBe('acknowledge logContact requestInfo interimReply'));
  it('no return and no reply while a return is undecided', () => {
    expect(offer(BANK, asked)).toBe('acknowledge');
    expect(offer(BANK, given(...IN_PROGRESS, returnRequested).referral)).toBe('logContact requestInfo interimReply');
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
    expect(offer(DESK, asked)).toBe('approveReturn rejectReturn reassign withdraw remind addMaterial');
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
