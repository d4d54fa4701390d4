import type { Instant } from '#kernel';
import { allowedCommands, decide, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '../index.js';
import {
  AT_BANK,
  BANK,
  DESK,
  HOTLINE,
  IN_CALLBACK,
  IN_PROGRESS,
  IN_TRIAGE,
  OTHER_BANK,
  acknowledge,
  at,
  callback,
  given,
  requestReturn,
  submitReply,
  toBank,
  types,
} from './fixtures.spec-support.js';

const MARKET: ReferralActor = { orgId: 'MKT-12315-QD', roles: ['MO'], door: 'market-12315' };
const fromMarket = (referral: Referral): Referral => ({ ...referral, door: 'market-12315' });
const reassign: CommandBody = {
  type: 'reassign',
  leadOrgId: OTHER_BANK.orgId,
  leadIsInstitution: true,
  leadIsActive: true,
  assignmentId: 'a2',
  reason: '更正',
  returnUntil: null,
};
const assist: ReferralEvent = { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: OTHER_BANK.orgId, role: 'ASSIST', returnUntil: null };
const answer = (referral: Referral, actor: ReferralActor, body: CommandBody, when: Instant = at) => types(decide({ at: when, actor, body }, referral));

describe('each door’s officer', () => {
  it.each(['HO', 'PO', 'MO'] as const)('%s acts on the orders of its own door alone', (role) => {
    const officer: ReferralActor = { ...MARKET, roles: [role] };
    const triage = given(...IN_TRIAGE).referral;
    expect(answer(fromMarket(triage), officer, toBank())).toEqual(['ReferralDispatched', 'AssignmentOffered']);
    expect(answer(triage, officer, toBank())).toEqual(['not-your-referral']);
    expect(allowedCommands(fromMarket(triage), officer)).toContain('dispatch');
    expect(allowedCommands(triage, officer)).toEqual([]);
  });
  it('CB calls back for its own door alone', () => {
    const callbacks: ReferralActor = { ...MARKET, roles: ['CB'] };
    const waiting = given(...IN_CALLBACK).referral;
    expect(answer(fromMarket(waiting), callbacks, callback(true, 5))).toEqual(['CallbackRecorded', 'ReferralClosed']);
    expect(answer(waiting, callbacks, callback(true, 5))).toEqual(['not-your-referral']);
  });
  it('acts as the desk on any order where it is the desk too', () =>
    expect(answer(given(...IN_TRIAGE).referral, { ...MARKET, roles: ['MO', 'HD'] }, toBank())).toEqual(['ReferralDispatched', 'AssignmentOffered']));
});

describe('each role of an institution', () => {
  it('IH handles its own case alone', () => {
    const handler: ReferralActor = { ...BANK, roles: ['IH'] };
    expect(answer(given(...AT_BANK).referral, handler, acknowledge)).toEqual(['AssignmentAcknowledged', 'ReferralInProgress']);
    expect(answer(given(...AT_BANK).referral, { ...handler, orgId: OTHER_BANK.orgId }, acknowledge)).toEqual(['not-your-referral']);
    expect(answer(given(...AT_BANK).referral, handler, requestReturn)).toEqual(['role-forbidden']);
  });
  it('IM answers for its own case alone', () => {
    const manager: ReferralActor = { ...BANK, roles: ['IM'] };
    expect(answer(given(...AT_BANK).referral, manager, requestReturn)).toEqual(['ReturnRequested']);
    expect(answer(given(...AT_BANK).referral, { ...manager, orgId: OTHER_BANK.orgId }, requestReturn)).toEqual(['not-your-referral']);
  });
  it('counts only where the command is one of that role: a supervisor who is also a handler elsewhere reassigns', () =>
    expect(answer(given(...AT_BANK).referral, { ...OTHER_BANK, roles: ['IH', 'SV'] }, reassign)).toEqual(['AssignmentReassigned', 'AssignmentOffered']));
});

describe('a case with an assist and no lead', () => {
  const cancelled = (referral: Referral): Referral => ({
    ...referral,
    assignments: referral.assignments.map((each) => (each.role === 'LEAD' ? { ...each, status: 'REASSIGNED' as const } : each)),
  });
  const alone = cancelled(given(...IN_PROGRESS, assist).referral);
  it('takes neither reply nor return from the assist', () => {
    expect(answer(alone, OTHER_BANK, submitReply)).toEqual(['not-your-referral']);
    expect(answer(alone, OTHER_BANK, requestReturn)).toEqual(['not-your-referral']);
  });
  it('offers the assist what an assist may do', () =>
    expect(allowedCommands(alone, OTHER_BANK)).toEqual(expect.arrayContaining(['acknowledge', 'logContact', 'requestInfo', 'interimReply'])));
});

describe('a day', () => {
  /** 01:00 of the 24th in Qingdao, still the 23rd in UTC. */
  const night = '2026-11-23T17:00:00.000Z' as Instant;
  const working = given(...IN_PROGRESS).referral;
  const ask = (dueOn: string): CommandBody => ({ type: 'requestInfo', items: ['合同'], dueOn, latestDueOn: '2026-12-07' });
  it('is the day in China: after midnight there, tomorrow is the day after', () => {
    expect(answer(working, BANK, ask('2026-11-24'), night)).toEqual(['date-out-of-range']);
    expect(answer(working, BANK, ask('2026-11-25'), night)).toEqual(['MaterialRequested']);
    expect(answer(working, BANK, { type: 'interimReply', text: 'x', nextDate: '2026-11-24' }, night)).toEqual(['date-out-of-range']);
    expect(answer(working, BANK, { type: 'interimReply', text: 'x', nextDate: '2026-11-25' }, night)).toEqual(['InterimReplied']);
  });
});

describe('the desk and the door', () => {
  it('may both approve a reply, whoever else they are', () => {
    expect(allowedCommands({ ...given(...IN_PROGRESS).referral, status: 'REPLY_REVIEW' }, DESK)).toContain('approveReply');
    expect(allowedCommands({ ...given(...IN_PROGRESS).referral, status: 'REPLY_REVIEW' }, HOTLINE)).toContain('approveReply');
  });
});
