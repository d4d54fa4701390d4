import type { Instant } from '#kernel';
import { allowedCommands, initialReferral, replay, type ReferralEvent } from '../index.js';
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
  at,
  callback,
  classified,
  given,
  later,
  received,
  returnRequested,
  status,
  types,
  update,
} from './fixtures.spec-support.js';

describe('a callback', () => {
  const case_ = given(...IN_CALLBACK);
  it.each([
    [5, null, 'CLOSED'],
    [3, null, 'CLOSED'],
    [2, null, 'CALLBACK'],
    [1, true, 'CALLBACK'],
    [null, true, 'CLOSED'],
    [null, false, 'CALLBACK'],
    [null, null, 'CALLBACK'],
  ])('with rating %s and solved %s leads to %s', (rating, solved, end) =>
    expect(status(case_.referral, case_.when(HOTLINE, callback(true, rating, solved)))).toBe(end),
  );
  it('that reaches nobody three times ends the case', () => {
    const missed: ReferralEvent = { type: 'CallbackRecorded', at, reached: false, rating: null, solved: null };
    expect(types(given(...IN_CALLBACK, missed).when(HOTLINE, callback(false, null)))).toEqual(['CallbackRecorded']);
    expect(types(given(...IN_CALLBACK, missed, missed).when(HOTLINE, callback(false, null)))).toEqual(['CallbackRecorded', 'ReferralClosed']);
  });
  it('is not made by the handling institution', () =>
    expect(types(case_.when({ ...BANK, roles: ['CB'], door: 'hotline-12345' }, callback(true, 5)))).toEqual(['self-approval']));
  it('keeps the result of the reply', () => {
    const decision = case_.when(HOTLINE, callback(true, 5));
    expect(decision.accepted && decision.events[1]).toMatchObject({ resultCode: 'RESOLVED' });
  });
});

describe('at any time', () => {
  it('the complainant withdraws and every assignment ends', () => {
    const case_ = given(...IN_PROGRESS);
    const decision = case_.when(HOTLINE, { type: 'withdraw', reasonCode: 'WD01', statement: '已和解' });
    const after = replay(decision.accepted ? decision.events : [], case_.referral);
    expect([after.status, after.assignments[0]?.status]).toEqual(['WITHDRAWN', 'CANCELLED']);
    expect(types(case_.when(HOTLINE, { type: 'withdraw', reasonCode: 'WD01', statement: '' }))).toEqual(['text-missing']);
  });
  it('the case is reminded once in 24 hours and keeps its version', () => {
    const case_ = given(...IN_PROGRESS, { type: 'Reminded', at });
    expect(case_.referral.version).toBe(given(...IN_PROGRESS).referral.version);
    expect(types(case_.when(HOTLINE, { type: 'remind', text: '请加快' }, '2026-11-24T08:59:59.999Z' as Instant))).toEqual(['reminded-recently']);
    expect(types(case_.when(HOTLINE, { type: 'remind', text: '请加快' }, '2026-11-24T09:00:00.000Z' as Instant))).toEqual(['Reminded']);
    expect(types(case_.when(HOTLINE, { type: 'remind', text: '' }, later))).toEqual(['text-missing']);
  });
  it('an ended case takes material and nothing else', () => {
    const ended = given(...IN_CALLBACK, { type: 'ReferralClosed', at, resultCode: 'RESOLVED' });
    expect(types(ended.when(HOTLINE, { type: 'remind', text: 'x' }))).toEqual(['referral-terminal']);
    const decision = ended.when(HOTLINE, { type: 'addMaterial', text: '补充' });
    expect(decision.accepted && decision.events[0]).toMatchObject({ afterEnd: true });
    expect(replay(decision.accepted ? decision.events : [], ended.referral)).toMatchObject({ status: 'CLOSED', updatedAfterEnd: true });
    expect(types(ended.when(HOTLINE, { type: 'addMaterial', text: '' }))).toEqual(['text-missing']);
  });
});

describe('an update of the source', () => {
  it('with the highest version wins', () => {
    expect(types(given(...AT_BANK).when(SYS, update(2)))).toEqual(['SourceUpdated']);
    expect(types(given(...AT_BANK).when(SYS, update(1)))).toEqual(['source-version-old']);
  });
  it('may raise secrecy and never lowers it', () => {
    const hidden = given(...AT_BANK, { type: 'SourceUpdated', at, sourceVersion: 2, confidentiality: 'HIDE_CONTACT', afterEnd: false });
    const decision = hidden.when(SYS, update(3));
    expect(decision.accepted && decision.events[0]).toMatchObject({ confidentiality: 'HIDE_CONTACT' });
    expect(replay(decision.accepted ? decision.events : [], hidden.referral).confidentiality).toBe('HIDE_CONTACT');
  });
  it('that turns the case into a report ends the institution’s access at once', () => {
    const case_ = given(...IN_PROGRESS);
    const decision = case_.when(SYS, update(2, { becomesReport: true }));
    expect(types(decision)).toEqual(['SourceUpdated', 'SourceChanged', 'AssignmentReturned']);
    expect(replay(decision.accepted ? decision.events : [], case_.referral)).toMatchObject({ status: 'PENDING_DISPATCH' });
  });
  it('that changes the respondent is flagged for the dispatcher', () =>
    expect(types(given(...IN_PROGRESS).when(SYS, update(2, { changesRespondentOrType: true })))).toEqual(['SourceUpdated', 'SourceChanged']));
});

describe('the commands offered to a caller', () => {
  it('are those of the institution while the case waits for its signature', () =>
    expect(allowedCommands(given(...AT_BANK).referral, BANK)).toEqual(['acknowledge', 'requestReturn']));
  it('are none for another institution', () => expect(allowedCommands(given(...AT_BANK).referral, OTHER_BANK)).toEqual([]));
  it('are the door’s own while a reply waits', () =>
    expect(allowedCommands(given(...IN_REVIEW).referral, HOTLINE)).toEqual(['rejectReply', 'approveReply', 'withdraw', 'remind', 'addMaterial']));
  it('do not hold a decision on a return nobody asked for', () => {
    expect(allowedCommands(given(...AT_BANK).referral, DESK)).not.toContain('approveReturn');
    expect(allowedCommands(given(...AT_BANK, returnRequested).referral, DESK)).toEqual(expect.arrayContaining(['approveReturn', 'rejectReturn']));
    expect(allowedCommands(given(...AT_BANK, returnRequested).referral, BANK)).toEqual(['acknowledge']);
  });
  it('never hold what only the hub does', () => expect(allowedCommands(initialReferral, SYS)).toEqual([]));
  it('hold no withdrawal of a report and no second split', () => {
    const report = replay([received, { ...classified, matterType: 'REPORT' } as ReferralEvent], initialReferral);
    expect(allowedCommands(report, DESK)).not.toContain('withdraw');
    expect(allowedCommands(report, DESK)).not.toContain('split');
    expect(allowedCommands(given(...IN_TRIAGE).referral, DESK)).toEqual(expect.arrayContaining(['withdraw', 'split']));
  });
  it('hold no return after two of them', () =>
    expect(allowedCommands({ ...given(...IN_PROGRESS).referral, returnCount: 2 }, BANK)).not.toContain('requestReturn'));
});
