import type { Instant } from '#kernel';
import { decide, replay, type CommandBody, type ReferralActor, type ReferralEvent } from '../index.js';
import {
  AT_BANK,
  BANK,
  DESK,
  HOTLINE,
  IN_PROGRESS,
  IN_REVIEW,
  OTHER_BANK,
  OTHER_DOOR,
  acknowledge,
  acknowledged,
  approveReply,
  at,
  classified,
  dispatched,
  given,
  later,
  received,
  replied,
  requestReturn,
  returnRequested,
  status,
  submitReply,
  types,
} from './fixtures.spec-support.js';

describe('a dispatched case', () => {
  it('is in progress once its lead has acknowledged it', () =>
    expect(types(given(...AT_BANK).when(BANK, acknowledge))).toEqual(['AssignmentAcknowledged', 'ReferralInProgress']));
  it('refuses another institution', () => expect(types(given(...AT_BANK).when(OTHER_BANK, acknowledge))).toEqual(['not-your-referral']));
  it('refuses a second acknowledgement', () => expect(types(given(...IN_PROGRESS).when(BANK, acknowledge))).toEqual(['wrong-status']));
  it('refuses an acknowledgement without a contact', () =>
    expect(types(given(...AT_BANK).when(BANK, { type: 'acknowledge', contactName: ' ', contactPhone: '1' }))).toEqual(['text-missing']));
  it('an assist acknowledges its own part and the case does not move', () => {
    const withAssist = given(...AT_BANK, { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: 'BNK-ABC-QD', role: 'ASSIST', returnUntil: null });
    expect(types(withAssist.when(OTHER_BANK, acknowledge))).toEqual(['AssignmentAcknowledged']);
    expect(
      types(
        given(...IN_PROGRESS, { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: 'BNK-ABC-QD', role: 'ASSIST', returnUntil: null }).when(
          BANK,
          submitReply,
        ),
      ),
    ).toEqual(['assist-open']);
    expect(types(withAssist.when(OTHER_BANK, requestReturn))).toEqual(['not-your-referral']);
  });
  it('moves to another institution when the desk says why', () => {
    const reassign = (leadOrgId: string, reason = '更正'): CommandBody => ({
      type: 'reassign',
      leadOrgId,
      leadIsInstitution: true,
      leadIsActive: true,
      assignmentId: 'a2',
      reason,
      returnUntil: null,
    });
    const case_ = given(...IN_PROGRESS);
    expect(types(case_.when(DESK, reassign('BNK-ABC-QD')))).toEqual(['AssignmentReassigned', 'AssignmentOffered']);
    expect(types(case_.when(DESK, reassign('BNK-ICBC-QD')))).toEqual(['same-institution']);
    expect(types(case_.when(DESK, reassign('BNK-ABC-QD', '')))).toEqual(['text-missing']);
    expect(types(case_.when(HOTLINE, reassign('BNK-ABC-QD')))).toEqual(['role-forbidden']);
    const moved = case_.when(DESK, reassign('BNK-ABC-QD'));
    const after = replay(moved.accepted ? moved.events : [], case_.referral);
    expect(after.assignments.map(({ orgId, status: each }) => `${orgId} ${each}`)).toEqual(['BNK-ICBC-QD REASSIGNED', 'BNK-ABC-QD OFFERED']);
    expect(after.status).toBe('DISPATCHED');
  });
});

describe('a return', () => {
  it('is asked for with a reason and an explanation', () => expect(types(given(...AT_BANK).when(BANK, requestReturn))).toEqual(['ReturnRequested']));
  it('needs ten characters of explanation', () =>
    expect(types(given(...AT_BANK).when(BANK, { ...requestReturn, explanation: '不是我行的客户啊' } as CommandBody))).toEqual(['text-missing']));
  it('is not asked for twice at once', () => expect(types(given(...AT_BANK, returnRequested).when(BANK, requestReturn))).toEqual(['return-pending']));
  it('is not asked for after its window', () => {
    expect(types(given(...AT_BANK).when(BANK, requestReturn, '2026-11-25T15:59:59.999Z' as Instant))).toEqual(['ReturnRequested']);
    expect(types(given(...AT_BANK).when(BANK, requestReturn, '2026-11-25T16:00:00.000Z' as Instant))).toEqual(['return-window-closed']);
  });
  it('is refused after a designation', () => {
    const { referral } = given(...AT_BANK);
    const designated = { ...referral, assignments: referral.assignments.map((assignment) => ({ ...assignment, noReturn: true })) };
    expect(decide({ at, actor: BANK, body: requestReturn }, designated)).toMatchObject({ code: 'return-after-designation' });
  });
  it('is not asked for a third time', () => {
    const { referral } = given(...AT_BANK);
    expect(decide({ at, actor: BANK, body: requestReturn }, { ...referral, returnCount: 2 })).toMatchObject({ code: 'return-limit-reached' });
    expect(decide({ at, actor: BANK, body: requestReturn }, { ...referral, returnCount: 1 })).toMatchObject({ accepted: true });
  });
  it('is approved by the door and the case waits for a new dispatch', () => {
    const asked = given(...AT_BANK, returnRequested);
    const decision = asked.when(HOTLINE, { type: 'approveReturn', opinion: '同意' });
    expect(types(decision)).toEqual(['ReturnApproved', 'AssignmentReturned']);
    expect(replay(decision.accepted ? decision.events : [], asked.referral)).toMatchObject({ status: 'PENDING_DISPATCH', returnCount: 1, pendingReturn: null });
  });
  it('is refused and nothing moves', () => {
    const asked = given(...AT_BANK, returnRequested);
    expect(types(asked.when(DESK, { type: 'rejectReturn', opinion: '应由贵行办理' }))).toEqual(['ReturnRejected']);
    expect(types(asked.when(DESK, { type: 'rejectReturn', opinion: ' ' }))).toEqual(['text-missing']);
    expect(types(asked.when(DESK, { type: 'approveReturn', opinion: '' }))).toEqual(['text-missing']);
  });
  it('is not decided where none was asked for', () => {
    expect(types(given(...AT_BANK).when(DESK, { type: 'approveReturn', opinion: 'x' }))).toEqual(['no-return-pending']);
    expect(types(given(...AT_BANK).when(DESK, { type: 'rejectReturn', opinion: 'x' }))).toEqual(['no-return-pending']);
  });
  it('is not approved by whoever asked', () => {
    const asked = given(...AT_BANK, returnRequested);
    const both: ReferralActor = { ...BANK, roles: ['IH', 'IM', 'HD'] };
    expect(types(asked.when(both, { type: 'approveReturn', opinion: 'x' }))).toEqual(['self-approval']);
    expect(types(asked.when(both, { type: 'rejectReturn', opinion: 'x' }))).toEqual(['self-approval']);
  });
});

describe('a case in progress', () => {
  const case_ = given(...IN_PROGRESS);
  it('logs a contact without a new version', () => {
    const decision = case_.when(BANK, { type: 'logContact', contactedAt: at, mode: '电话', result: '已联系' });
    expect(replay(decision.accepted ? decision.events : [], case_.referral).version).toBe(case_.referral.version);
  });
  it('logs no contact of the future and none without a result', () => {
    expect(types(case_.when(BANK, { type: 'logContact', contactedAt: later, mode: '电话', result: 'x' }))).toEqual(['date-out-of-range']);
    expect(types(case_.when(BANK, { type: 'logContact', contactedAt: at, mode: '电话', result: '' }))).toEqual(['text-missing']);
  });
  it('asks for material by a day within ten working days', () => {
    const ask = (dueOn: string, items = ['合同']): CommandBody => ({ type: 'requestInfo', items, dueOn, latestDueOn: '2026-12-07' });
    expect(types(case_.when(BANK, ask('2026-12-07')))).toEqual(['MaterialRequested']);
    expect(types(case_.when(BANK, ask('2026-12-08')))).toEqual(['date-out-of-range']);
    expect(types(case_.when(BANK, ask('2026-11-23')))).toEqual(['date-out-of-range']);
    expect(types(case_.when(BANK, ask('2026-12-01', [])))).toEqual(['text-missing']);
    expect(types(case_.when(BANK, ask('2026-12-01', [' '])))).toEqual(['text-missing']);
  });
  it('gives an interim reply with the next day', () => {
    expect(types(case_.when(BANK, { type: 'interimReply', text: '正在核实', nextDate: '2026-11-24' }))).toEqual(['InterimReplied']);
    expect(types(case_.when(BANK, { type: 'interimReply', text: '正在核实', nextDate: '2026-11-23' }))).toEqual(['date-out-of-range']);
    expect(types(case_.when(BANK, { type: 'interimReply', text: '', nextDate: '2026-11-24' }))).toEqual(['text-missing']);
  });
  it('is answered with findings, basis and remedies', () => {
    expect(status(case_.referral, case_.when(BANK, submitReply))).toBe('REPLY_REVIEW');
    expect(types(case_.when(BANK, { ...submitReply, remedies: '' } as CommandBody))).toEqual(['text-missing']);
    expect(types(given(...IN_PROGRESS, returnRequested).when(BANK, submitReply))).toEqual(['return-pending']);
  });
});

describe('a reply in review', () => {
  it('goes to the callback once its door approves it', () =>
    expect(status(given(...IN_REVIEW).referral, given(...IN_REVIEW).when(HOTLINE, approveReply))).toBe('CALLBACK'));
  it('ends the case where no reply was asked for', () => {
    const quiet = given(received, { ...classified, replyRequired: false } as ReferralEvent, ...dispatched, ...acknowledged, replied);
    expect(types(quiet.when(HOTLINE, approveReply))).toEqual(['ReplyApproved', 'ReferralClosed']);
  });
  it.each(['COMMENDATION', 'SUGGESTION'] as const)('ends a %s without a callback', (matterType) => {
    expect(types(given(received, { ...classified, matterType } as ReferralEvent, ...dispatched, ...acknowledged, replied).when(HOTLINE, approveReply))).toEqual(
      ['ReplyApproved', 'ReferralClosed'],
    );
  });
  it('ends an anonymous case without a callback', () => {
    expect(
      types(
        given(received, { ...classified, confidentiality: 'ANONYMOUS' } as ReferralEvent, ...dispatched, ...acknowledged, replied).when(HOTLINE, approveReply),
      ),
    ).toEqual(['ReplyApproved', 'ReferralClosed']);
  });
  it('goes back with its defects', () => {
    const case_ = given(...IN_REVIEW);
    const decision = case_.when(HOTLINE, { type: 'rejectReply', defects: ['未附依据'] });
    expect(replay(decision.accepted ? decision.events : [], case_.referral)).toMatchObject({ status: 'IN_PROGRESS', reply: null });
    expect(types(case_.when(HOTLINE, { type: 'rejectReply', defects: [] }))).toEqual(['text-missing']);
    expect(types(case_.when(HOTLINE, { type: 'rejectReply', defects: [''] }))).toEqual(['text-missing']);
  });
  it('is not approved by the bank, by another door, or with a notice of the future', () => {
    const case_ = given(...IN_REVIEW);
    expect(types(case_.when(BANK, approveReply))).toEqual(['role-forbidden']);
    expect(types(case_.when(OTHER_DOOR, approveReply))).toEqual(['not-your-referral']);
    expect(types(case_.when(HOTLINE, { type: 'approveReply', noticeProof: { mode: 'PHONE', at: later } }))).toEqual(['date-out-of-range']);
  });
  it('is not reviewed by whoever wrote it', () => {
    const both: ReferralActor = { ...BANK, roles: ['IM', 'HD'] };
    expect(types(given(...IN_REVIEW).when(both, approveReply))).toEqual(['self-approval']);
    expect(types(given(...IN_REVIEW).when(both, { type: 'rejectReply', defects: ['x'] }))).toEqual(['self-approval']);
  });
});
