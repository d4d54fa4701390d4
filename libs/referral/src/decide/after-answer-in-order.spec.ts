import type { Instant } from '#kernel';
import type { CommandBody, Referral, ReferralActor } from '../index.js';
import { at, BANK, DESK, SYS } from './fixtures.spec-support.js';
import {
  archive,
  base,
  called,
  closed,
  DOOR,
  HEAD,
  outcome,
  isOffered,
  petition,
  rectify,
  redo,
  review,
  reviewed,
  supervise,
  supervised,
  SUPERVISOR,
} from './later-rows.spec-support.js';

describe('what is in order after the answer', () => {
  it.each<[string, Referral, ReferralActor, CommandBody, readonly object[]]>([
    ['a redo', called(2), DOOR, redo, [{ type: 'RedoOrdered', by: 'SOURCE' }]],
    ['a supervisor’s first redo', called(1), SUPERVISOR, redo, [{ type: 'RedoOrdered', by: 'SUPERVISOR' }]],
    [
      'its second',
      called(1, 1),
      SUPERVISOR,
      redo,
      [
        { type: 'RedoOrdered', by: 'SUPERVISOR' },
        { type: 'SupervisionOrdered', orderId: 'o1', kind: 'REDO', level: 'NORMAL', orgId: BANK.orgId, dueOn: '2026-12-01', by: 'SV' },
      ],
    ],
    ['a recheck', closed, DOOR, review, [{ type: 'ReviewRequested', reviewId: 'r1', kind: 'RECHECK', orgId: HEAD.orgId }]],
    [
      'a final review after the first',
      petition(reviewed('DECIDED', 'REVIEW1', 'X')),
      DOOR,
      { ...review, kind: 'REVIEW2' },
      [{ type: 'ReviewRequested', reviewId: 'r1', kind: 'REVIEW2', orgId: HEAD.orgId }],
    ],
    ['its acceptance', reviewed('REQUESTED'), HEAD, { type: 'acceptReview' }, [{ type: 'ReviewOpened', reviewId: 'r1', kind: 'RECHECK', orgId: HEAD.orgId }]],
    [
      'its refusal',
      reviewed('REQUESTED'),
      HEAD,
      { type: 'refuseReview', basis: '条例' },
      [{ type: 'ReviewNotAccepted', reviewId: 'r1', kind: 'RECHECK', orgId: HEAD.orgId }],
    ],
    ['a hearing', reviewed('OPEN', 'REVIEW1'), HEAD, { type: 'openHearing' }, [{ type: 'HearingOpened', reviewId: 'r1' }]],
    ['its end', reviewed('HEARING', 'REVIEW1'), HEAD, { type: 'closeHearing' }, [{ type: 'HearingClosed', reviewId: 'r1' }]],
    [
      'an opinion',
      reviewed('OPEN'),
      HEAD,
      { type: 'decideReview', decision: 'UPHELD', basis: '维持' },
      [{ type: 'ReviewDecided', reviewId: 'r1', kind: 'RECHECK', orgId: HEAD.orgId, decision: 'UPHELD' }],
    ],
    [
      'an opinion that orders a redo',
      reviewed('OPEN'),
      HEAD,
      { type: 'decideReview', decision: 'ORDERED_REDO', basis: '重办' },
      [
        { type: 'ReviewDecided', reviewId: 'r1', kind: 'RECHECK', orgId: HEAD.orgId, decision: 'ORDERED_REDO' },
        { type: 'RedoOrdered', by: 'REVIEW' },
      ],
    ],
    ['the archive', reviewed('DECIDED'), SYS, archive, [{ type: 'ReferralArchived' }]],
    [
      'a supervision order',
      base,
      SUPERVISOR,
      supervise,
      [{ type: 'SupervisionOrdered', orderId: 'o1', kind: 'OVERDUE', level: 'NORMAL', orgId: BANK.orgId, dueOn: '2026-12-01', by: 'SV' }],
    ],
    [
      'one by itself',
      base,
      SYS,
      supervise,
      [{ type: 'SupervisionOrdered', orderId: 'o1', kind: 'OVERDUE', level: 'NORMAL', orgId: BANK.orgId, dueOn: '2026-12-01', by: 'SYS' }],
    ],
    [
      'its answer',
      supervised('ISSUED'),
      BANK,
      { type: 'answerSupervision', orderId: 'o1', text: '已办' },
      [{ type: 'SupervisionAnswered', orderId: 'o1', orgId: BANK.orgId }],
    ],
    [
      'verified',
      supervised('ANSWERED'),
      SUPERVISOR,
      { type: 'verifySupervision', orderId: 'o1', verified: true, opinion: '是' },
      [{ type: 'SupervisionVerified', orderId: 'o1' }],
    ],
    [
      'sent back',
      supervised('ANSWERED'),
      SUPERVISOR,
      { type: 'verifySupervision', orderId: 'o1', verified: false, opinion: '否' },
      [{ type: 'SupervisionRejected', orderId: 'o1' }],
    ],
    [
      'raised',
      supervised('ISSUED'),
      SYS,
      { type: 'escalateSupervision', orderId: 'o1', level: 'TALK' },
      [{ type: 'SupervisionEscalated', orderId: 'o1', level: 'TALK' }],
    ],
    [
      'a major case',
      base,
      DESK,
      { type: 'linkMajorCase', majorCaseId: 'M1', criterionId: 'MJ1' },
      [{ type: 'MajorCaseLinked', majorCaseId: 'M1', criterionId: 'MJ1' }],
    ],
    ['something to put right', closed, SUPERVISOR, rectify, [{ type: 'RectificationOpened', taskId: 't1', orgId: BANK.orgId, dueOn: '2026-12-01' }]],
    [
      'put right',
      { ...closed, rectifications: [{ taskId: 't1', orgId: 'X' }] },
      SUPERVISOR,
      { type: 'closeRectification', taskId: 't1', opinion: '已改' },
      [{ type: 'RectificationClosed', taskId: 't1' }],
    ],
  ])('%s is recorded as it was asked for', (_, referral, ...[actor, body, events]) => {
    expect(outcome(referral, { actor, body })).toEqual(events);
    expect(isOffered(referral, { actor, body })).toBe(true);
  });

  it('a case may be reopened again after ninety days', () => {
    const reopen: CommandBody = { type: 'reopen', ground: 'WRONG_CLOSURE', reason: '处理有误' };
    const before = { ...closed, reopenedAt: at };
    expect(outcome(before, { actor: SUPERVISOR, body: reopen, when: '2027-02-21T08:59:59.999Z' as Instant })).toBe('reopened-recently');
    expect(outcome(before, { actor: SUPERVISOR, body: reopen, when: '2027-02-21T09:00:00.000Z' as Instant })).toEqual([
      { type: 'ReferralReopened', ground: 'WRONG_CLOSURE' },
    ]);
  });
});
