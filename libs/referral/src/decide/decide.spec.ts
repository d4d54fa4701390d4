import type { Instant } from '#kernel';
import { allowedCommands, decide, initialReferral, replay, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '../index.js';

const at = '2026-11-23T09:00:00.000Z' as Instant;
const later = '2026-11-24T10:00:00.000Z' as Instant;
const SYS: ReferralActor = { orgId: 'HUB', roles: ['SYS'], door: null };
const DESK: ReferralActor = { orgId: 'REG-NFRA-QD', roles: ['HD'], door: null };
const HOTLINE: ReferralActor = { orgId: 'HL-12345-QD', roles: ['HO', 'CB'], door: 'hotline-12345' };
const OTHER_DOOR: ReferralActor = { orgId: 'PET-XFJ-QD', roles: ['PO', 'CB'], door: 'petition' };
const BANK: ReferralActor = { orgId: 'BNK-ICBC-QD', roles: ['IH', 'IM'], door: null };
const OTHER_BANK: ReferralActor = { orgId: 'BNK-ABC-QD', roles: ['IH', 'IM'], door: null };

const received: ReferralEvent = {
  type: 'ReferralReceived',
  at,
  door: 'hotline-12345',
  sourceSystem: 'HL12345',
  sourceOrderNo: 'A1',
  part: 0,
  sourceVersion: 1,
  receivedAt: at,
  isDrill: false,
  confidentiality: 'OPEN',
};
const classified: ReferralEvent = {
  type: 'ReferralClassified',
  at,
  by: 'SYS',
  matterType: 'COMPLAINT',
  containsReport: false,
  businessLine: 'B-CC',
  causeCode: 'C02',
  urgency: 'NORMAL',
  confidentiality: 'OPEN',
  replyRequired: true,
  openQuestions: [],
};
const proposed: ReferralEvent = { type: 'RouteProposed', at, leadOrgId: 'BNK-ICBC-QD', ruleId: 'R4', ruleSetVersion: '1', score: 0.96 };
const dispatched: ReferralEvent[] = [
  { type: 'ReferralDispatched', at, leadOrgId: 'BNK-ICBC-QD', mode: 'dispatch', by: 'SYS', dueOn: null, ruleId: 'R4' },
  { type: 'AssignmentOffered', at, assignmentId: 'a1', orgId: 'BNK-ICBC-QD', role: 'LEAD', returnUntil: '2026-11-25T16:00:00.000Z' as Instant },
];
const acknowledged: ReferralEvent[] = [
  { type: 'AssignmentAcknowledged', at, assignmentId: 'a1', orgId: 'BNK-ICBC-QD' },
  { type: 'ReferralInProgress', at },
];
const returnRequested: ReferralEvent = { type: 'ReturnRequested', at, assignmentId: 'a1', orgId: 'BNK-ICBC-QD', reasonCode: 'NOT_OURS', suggestedOrgId: null };
const replied: ReferralEvent = { type: 'ReplySubmitted', at, orgId: 'BNK-ICBC-QD', resultCode: 'RESOLVED', rootCauseCode: 'C02', refundFen: null };
const approved: ReferralEvent = { type: 'ReplyApproved', at, orgId: 'BNK-ICBC-QD', noticeMode: 'PHONE', noticeAt: at };

const IN_TRIAGE = [received, classified];
const AT_BANK = [received, classified, proposed, ...dispatched];
const IN_PROGRESS = [...AT_BANK, ...acknowledged];
const IN_REVIEW = [...IN_PROGRESS, replied];
const IN_CALLBACK = [...IN_REVIEW, approved];

const given = (...events: ReferralEvent[]) => {
  const referral = replay(events, initialReferral);
  return { referral, when: (actor: ReferralActor, body: CommandBody, when: Instant = at) => decide({ at: when, actor, body }, referral) };
};
const types = (decision: ReturnType<typeof decide>): readonly string[] => (decision.accepted ? decision.events.map(({ type }) => type) : [decision.code]);
const status = (referral: Referral, decision: ReturnType<typeof decide>): string =>
  decision.accepted ? replay(decision.events, referral).status : decision.code;

const receive = (faults: readonly string[]): CommandBody => {
  const { type: _type, at: _at, ...facts } = received as Extract<ReferralEvent, { type: 'ReferralReceived' }>;
  return { type: 'receive', ...facts, faults };
};
const toBank = (leadOrgId = 'BNK-ICBC-QD'): CommandBody => ({
  type: 'dispatch',
  leadOrgId,
  leadIsInstitution: true,
  leadIsActive: true,
  assignmentId: 'a9',
  mode: 'dispatch',
  opinion: '',
  dueOn: null,
  returnUntil: null,
  ruleId: null,
});
const acknowledge: CommandBody = { type: 'acknowledge', contactName: '经办甲', contactPhone: '0532-85550001' };
const requestReturn: CommandBody = {
  type: 'requestReturn',
  reasonCode: 'NOT_OURS',
  explanation: '该信用卡由建设银行发卡，非我行客户',
  suggestedOrgId: 'BNK-CCB-QD',
};
const submitReply: CommandBody = {
  type: 'submitReply',
  resultCode: 'RESOLVED',
  text: '已退',
  basis: '章程',
  remedies: '核查',
  rootCauseCode: 'C02',
  refundFen: 20_000,
};
const approveReply: CommandBody = { type: 'approveReply', noticeProof: { mode: 'PHONE', at } };
const callback = (reached: boolean, rating: number | null, solved: boolean | null = null): CommandBody => ({ type: 'recordCallback', reached, rating, solved });
const merge = (matterType: string, isOpen = true, confirmed = false): CommandBody => ({
  type: 'merge',
  confirmed,
  target: { referralId: 't', isOpen, matterType, sourceSystem: 'HL12345' },
});
const update = (sourceVersion: number, part: Partial<Extract<CommandBody, { type: 'updateFromSource' }>> = {}): CommandBody => ({
  type: 'updateFromSource',
  sourceVersion,
  confidentiality: 'OPEN',
  becomesReport: false,
  changesRespondentOrType: false,
  ...part,
});

describe('an order that arrives', () => {
  it('is received', () => expect(status(initialReferral, given().when(SYS, receive([])))).toBe('RECEIVED'));
  it('is quarantined with what cannot be true', () =>
    expect(types(given().when(SYS, receive(['HUB_TIME_IN_FUTURE'])))).toEqual(['ReferralReceived', 'ReferralQuarantined']));
  it('is received once', () => expect(types(given(received).when(SYS, receive([])))).toEqual(['wrong-status']));
  it('is received by the hub alone', () => expect(types(given().when(DESK, receive([])))).toEqual(['role-forbidden']));
  it('goes to triage once it is classified', () => expect(given(...IN_TRIAGE).referral.status).toBe('TRIAGE'));
  it('waits with its proposal', () => expect(given(...IN_TRIAGE, proposed).referral.status).toBe('PENDING_DISPATCH'));
  it('stays in triage without a candidate', () =>
    expect(given(...IN_TRIAGE, { ...proposed, leadOrgId: null } as ReferralEvent).referral.status).toBe('TRIAGE'));
  it('leaves quarantine when the desk repairs it and says why', () => {
    const quarantined = given(received, { type: 'ReferralQuarantined', at, faults: ['X'] });
    expect(status(quarantined.referral, quarantined.when(DESK, { type: 'repair', changed: ['districtCode'], reason: '更正' }))).toBe('TRIAGE');
    expect(types(quarantined.when(DESK, { type: 'repair', changed: [], reason: ' ' }))).toEqual(['text-missing']);
  });
});

describe('a case in triage', () => {
  it('is dispatched to an institution', () => expect(types(given(...IN_TRIAGE).when(DESK, toBank()))).toEqual(['ReferralDispatched', 'AssignmentOffered']));
  it('is dispatched by its door as well', () =>
    expect(types(given(...IN_TRIAGE).when(HOTLINE, toBank()))).toEqual(['ReferralDispatched', 'AssignmentOffered']));
  it('is not dispatched by another door', () => expect(types(given(...IN_TRIAGE).when(OTHER_DOOR, toBank()))).toEqual(['not-your-referral']));
  it('goes nowhere before it is classified', () =>
    expect(types(given(received, { type: 'ReferralQuarantined', at, faults: [] }, { type: 'ReferralRepaired', at, changed: [] }).when(DESK, toBank()))).toEqual(
      ['classification-open'],
    ));
  it('goes to no closed window', () =>
    expect(types(given(...IN_TRIAGE).when(DESK, { ...toBank(), leadIsActive: false } as CommandBody))).toEqual(['recipient-inactive']));
  it('is not sent by the hub while a question is open', () => {
    const open = given(received, { ...classified, openQuestions: ['kind'] } as ReferralEvent);
    expect(types(open.when(SYS, toBank()))).toEqual(['classification-open']);
    expect(types(open.when(DESK, toBank()))).toEqual(['ReferralDispatched', 'AssignmentOffered']);
    expect(types(open.when(SYS, { type: 'transferOut', to: '12363', reason: 'x', ruleId: 'R7b' }))).toEqual(['classification-open']);
  });
  it('is refused with basis and remedy', () => {
    const refuse = (basis: string): CommandBody => ({ type: 'refuse', reasonCode: 'NA05', basis, remedy: '复议', noticeProof: { mode: 'WRITTEN', at } });
    expect(status(given(...IN_TRIAGE).referral, given(...IN_TRIAGE).when(DESK, refuse('第16条')))).toBe('NOT_ACCEPTED');
    expect(types(given(...IN_TRIAGE).when(DESK, refuse('')))).toEqual(['text-missing']);
  });
  it('is transferred out with a place and a reason', () => {
    expect(status(given(...IN_TRIAGE).referral, given(...IN_TRIAGE).when(SYS, { type: 'transferOut', to: '12363', reason: '支付机构', ruleId: 'R7b' }))).toBe(
      'TRANSFERRED_OUT',
    );
    expect(types(given(...IN_TRIAGE).when(DESK, { type: 'transferOut', to: '', reason: 'x', ruleId: null }))).toEqual(['text-missing']);
  });
  it('merges into an open case', () => expect(status(given(...IN_TRIAGE).referral, given(...IN_TRIAGE).when(DESK, merge('COMPLAINT')))).toBe('MERGED'));
  it('merges into no ended case', () => expect(types(given(...IN_TRIAGE).when(DESK, merge('COMPLAINT', false)))).toEqual(['merge-target-ended']));
  it('merges a complaint with a petition only when confirmed', () => {
    expect(types(given(...IN_TRIAGE).when(DESK, merge('PETITION')))).toEqual(['merge-matter-differs']);
    expect(types(given(...IN_TRIAGE).when(DESK, merge('PETITION', true, true)))).toEqual(['ReferralMerged']);
  });
  it('never merges a complaint with a report', () =>
    expect(types(given(...IN_TRIAGE).when(DESK, merge('REPORT', true, true)))).toEqual(['merge-matter-differs']));
  it('is classified again by the desk under its own name', () => {
    const again = given(...IN_TRIAGE).when(DESK, {
      ...(({ type: _t, at: _a, by: _b, ...facts }) => facts)(classified as Extract<ReferralEvent, { type: 'ReferralClassified' }>),
      type: 'classify',
    });
    expect(again.accepted && again.events[0]).toMatchObject({ type: 'ReferralClassified', by: 'HD' });
  });
});

describe('a report', () => {
  const report = [received, { ...classified, matterType: 'REPORT', confidentiality: 'WHISTLEBLOWER' } as ReferralEvent];
  it('goes to the regulator', () =>
    expect(types(given(...report).when(DESK, { ...toBank('REG-NFRA-QD'), leadIsInstitution: false } as CommandBody))).toEqual([
      'ReferralDispatched',
      'AssignmentOffered',
    ]));
  it('goes to no institution, whoever asks', () => {
    expect(types(given(...report).when(DESK, toBank()))).toEqual(['report-to-institution']);
    expect(types(given(...report).when(SYS, toBank()))).toEqual(['report-to-institution']);
  });
  it('is not reassigned to an institution either', () => {
    const atRegulator = given(
      ...report,
      ...dispatched.map((event) => ({ ...event, ...(event.type === 'AssignmentOffered' ? { orgId: 'REG-NFRA-QD' } : {}) }) as ReferralEvent),
    );
    expect(
      types(
        atRegulator.when(DESK, {
          type: 'reassign',
          leadOrgId: 'BNK-ABC-QD',
          leadIsInstitution: true,
          leadIsActive: true,
          assignmentId: 'a2',
          reason: 'x',
          returnUntil: null,
        }),
      ),
    ).toEqual(['report-to-institution']);
  });
  it('is not ended by its reporter', () =>
    expect(types(given(...report).when(HOTLINE, { type: 'withdraw', reasonCode: 'WD01', statement: 'x' }))).toEqual(['report-not-withdrawable']));
  it('is not split again', () =>
    expect(types(given(...report).when(DESK, { type: 'split', alreadySplit: false, complaintText: 'a', reportText: 'b' }))).toEqual(['not-splittable']));
  it('that stands in a complaint is taken out before the complaint goes anywhere', () => {
    const mixed = given(received, { ...classified, containsReport: true } as ReferralEvent);
    expect(types(mixed.when(DESK, toBank()))).toEqual(['contains-report']);
    expect(types(mixed.when(DESK, { type: 'split', alreadySplit: false, complaintText: 'a', reportText: 'b' }))).toEqual(['ReferralSplit']);
    expect(types(mixed.when(DESK, { type: 'split', alreadySplit: true, complaintText: 'a', reportText: 'b' }))).toEqual(['already-split']);
    expect(types(mixed.when(DESK, { type: 'split', alreadySplit: false, complaintText: '', reportText: 'b' }))).toEqual(['text-missing']);
  });
  it('half of a split lives in triage under the strictest secrecy', () => {
    const half = replay(
      [{ type: 'ReferralSplit', at, door: 'hotline-12345', sourceSystem: 'HL12345', sourceOrderNo: 'A1', part: 1, receivedAt: at, isDrill: false }],
      initialReferral,
    );
    expect(half).toMatchObject({ status: 'TRIAGE', part: 1, matterType: 'REPORT', confidentiality: 'WHISTLEBLOWER', version: 1 });
    expect(decide({ at, actor: DESK, body: toBank() }, half)).toMatchObject({ code: 'report-to-institution' });
  });
});

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
