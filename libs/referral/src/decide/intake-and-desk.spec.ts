import { decide, initialReferral, replay, type CommandBody, type ReferralEvent } from '../index.js';
import {
  AT_BANK,
  DESK,
  HOTLINE,
  IN_TRIAGE,
  OTHER_DOOR,
  SYS,
  at,
  classified,
  dispatched,
  given,
  merge,
  proposed,
  receive,
  received,
  status,
  toBank,
  types,
  update,
} from './fixtures.spec-support.js';

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

describe('a case that its lead returned while an assist still has it', () => {
  const assist: ReferralEvent = { type: 'AssignmentOffered', at, assignmentId: 'a2', orgId: 'BNK-ABC-QD', role: 'ASSIST', returnUntil: null };
  const returned: ReferralEvent = { type: 'AssignmentReturned', at, assignmentId: 'a1', orgId: 'BNK-ICBC-QD', reasonCode: 'NOT_OURS' };
  const left = given(...AT_BANK, assist, returned);
  const classify = (facts: object): CommandBody => {
    const { type: _type, at: _at, by: _by, ...known } = classified as Extract<ReferralEvent, { readonly type: 'ReferralClassified' }>;
    return { type: 'classify', ...known, ...facts };
  };

  it.each([{ matterType: 'REPORT' }, { containsReport: true }])('and turns out to accuse (%j) is taken from the assist at once', (facts) =>
    expect(types(left.when(DESK, classify(facts)))).toEqual(['ReferralClassified', 'AssistRemoved']),
  );
  it('and stays a complaint stays with the assist', () => expect(types(left.when(DESK, classify({})))).toEqual(['ReferralClassified']));
  it('and that a newer version of the order turns into a report is taken from the assist at once', () =>
    expect(types(left.when(SYS, update(2, { becomesReport: true })))).toEqual(['SourceUpdated', 'SourceChanged', 'AssistRemoved']));
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
    const atRegulator = given(...report, ...dispatched.map((event) => ({ ...event, ...(event.type === 'AssignmentOffered' ? { orgId: 'REG-NFRA-QD' } : {}) })));
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
