import fc from 'fast-check';
import { instantOf, type Instant } from '#kernel';
import type { CommandBody, ReferralActor } from './index.js';

export const START = Date.parse('2026-11-23T01:00:00Z');
const ORGS = ['BNK-ICBC-QD', 'BNK-ABC-QD', 'REG-NFRA-QD'] as const;

export const actors: fc.Arbitrary<ReferralActor> = fc.constantFrom<ReferralActor>(
  { orgId: 'HUB', roles: ['SYS'], door: null },
  { orgId: 'REG-NFRA-QD', roles: ['HD'], door: null },
  { orgId: 'HL-12345-QD', roles: ['HO', 'CB'], door: 'hotline-12345' },
  { orgId: 'PET-XFJ-QD', roles: ['PO', 'CB'], door: 'petition' },
  { orgId: 'BNK-ICBC-QD', roles: ['IH', 'IM'], door: null },
  { orgId: 'BNK-ABC-QD', roles: ['IH', 'IM'], door: null },
  { orgId: 'BNK-ICBC-HQ', roles: ['IH', 'IM', 'IS', 'RV'], door: null },
  { orgId: 'GOV-SV', roles: ['SV', 'RV'], door: null },
  { orgId: 'MED-QD-CTR', roles: ['ME', 'MA'], door: null },
  { orgId: 'CRT-370202', roles: ['CC'], door: null },
);

const text = fc.constantFrom('', '经核实，已按约定处理完毕。');
const lead = fc
  .record({ leadOrgId: fc.constantFrom(...ORGS), assignmentId: fc.uuid(), leadIsActive: fc.boolean() })
  .map((each) => ({ ...each, leadIsInstitution: each.leadOrgId.startsWith('BNK') }));
const until = fc.constantFrom<Instant | null>(null, instantOf(START + 86_400_000));
const secrecy = fc.constantFrom('OPEN' as const, 'HIDE_CONTACT' as const, 'ANONYMOUS' as const, 'WHISTLEBLOWER' as const);
const LATER_DAY = '2026-12-20';
const org = fc.constantFrom('BNK-ICBC-QD', 'BNK-ABC-QD', 'BNK-ICBC-HQ', 'REG-NFRA-QD');
const day = fc.constantFrom(LATER_DAY, '2026-12-01', '2026-01-01', 'never');
const recipient = fc
  .record({ orgId: org, isActive: fc.boolean(), assignmentId: fc.uuid() })
  .map((each) => ({ ...each, isInstitution: each.orgId.startsWith('BNK') }));
const ground = fc.constantFrom('APPRAISAL' as const, 'MEDIATION' as const, 'HEARING' as const);
const constant = (...given: readonly CommandBody[]): fc.Arbitrary<CommandBody> => fc.constantFrom(...given);
const review = fc.constantFrom('RECHECK' as const, 'REVIEW1' as const, 'REVIEW2' as const);

/** Joint handling, time, mediation, court, and what follows an answer. */
const later: readonly fc.Arbitrary<CommandBody>[] = [
  fc
    .tuple(org, text, day, fc.constantFrom('add' as const, 'remove' as const))
    .map(([orgId, question, dueOn, change]) => ({ type: 'proposeAssist', change, orgId, question, dueOn })),
  fc.tuple(recipient, text, day).map(([to, question, dueOn]) => ({ type: 'addAssist', ...to, question, dueOn, latestDueOn: LATER_DAY })),
  fc.tuple(org, text).map(([orgId, reason]) => ({ type: 'removeAssist', orgId, reason })),
  text.map((each) => ({ type: 'answerAssist', text: each })),
  text.map((opinion) => ({ type: 'rejectAssist', opinion })),
  fc.tuple(fc.array(org, { maxLength: 3 }), text).map(([orgIds, reason]) => ({ type: 'openDispute', orgIds, reason })),
  fc.tuple(recipient, text).map(([to, reason]) => ({ type: 'designate', ...to, reason, returnUntil: null })),
  fc
    .tuple(fc.constantFrom('FC-03', 'FC-04', 'HL-02'), day, text, fc.constantFrom('SELF' as const, 'IS' as const, 'SOURCE' as const))
    .map(([extensionRuleId, newDueOn, reason, approver]) => ({
      type: 'requestExtension',
      ruleId: 'FC-02',
      newDueOn,
      reason,
      approvedByHead: reason,
      law: { extensionRuleId, approver, dueAt: instantOf(START + 20 * 3_600_000), dueOn: '2026-11-30', latestDueOn: LATER_DAY, maxCount: 1 },
    })),
  fc.tuple(text, fc.boolean()).map(([opinion, isSuperior]) => ({ type: 'approveExtension', opinion, isSuperior })),
  fc.tuple(text, fc.boolean()).map(([opinion, isSuperior]) => ({ type: 'rejectExtension', opinion, isSuperior })),
  fc
    .tuple(ground, text, day)
    .map(([each, reason, expectedEnd]) => ({ type: 'requestSuspension', ground: each, reason, expectedEnd, lawfulGrounds: ['APPRAISAL', 'MEDIATION'] })),
  text.map((opinion) => ({ type: 'rejectSuspension', opinion })),
  fc.tuple(text, fc.boolean()).map(([opinion, told]) => ({
    type: 'suspend',
    opinion,
    noticeProof: told ? { mode: 'SMS', at: instantOf(START) } : null,
    lawfulGrounds: ['APPRAISAL', 'MEDIATION'],
  })),
  text.map((evidence) => ({ type: 'resume', evidence })),
  fc.boolean().map((agreed) => ({
    type: 'transferToMediation',
    centreOrgId: 'MED-QD-CTR',
    centreIsMediation: true,
    complainantAgreedAt: agreed ? instantOf(START) : null,
    institutionAgreedAt: instantOf(START),
  })),
  fc.constantFrom('failed' as const, 'agreed' as const).map((outcome) => ({ type: 'endMediation', outcome, reason: 'x', agreementNo: 'T1', amountFen: 100 })),
  fc.constantFrom('（2026）鲁0202民初123号', 'x').map((caseNo) => ({ type: 'dockCourt', caseNo, kind: 'FIRST_INSTANCE' })),
  fc.constantFrom('CONFIRMED' as const, 'REFUSED' as const, 'JUDGED' as const).map((ruling) => ({ type: 'recordCourtResult', ruling })),
  text.map((reason) => ({ type: 'orderRedo', reason, orderId: 'o1', supervisionDueOn: LATER_DAY })),
  fc.tuple(review, org, fc.boolean()).map(([kind, reviewOrgId, decidedByBranch]) => ({
    type: 'requestReview',
    kind,
    statement: 'x',
    reviewId: `r-${kind}`,
    reviewOrgId,
    decidedByBranch,
    until: instantOf(START + 30 * 3_600_000),
  })),
  constant({ type: 'acceptReview' }, { type: 'openHearing' }, { type: 'closeHearing' }, { type: 'refuseReview', basis: 'x' }),
  fc.constantFrom('UPHELD' as const, 'CHANGED' as const, 'ORDERED_REDO' as const).map((decision) => ({ type: 'decideReview', decision, basis: 'x' })),
  text.map((reason) => ({ type: 'reopen', ground: 'NEW_FACTS', reason })),
  fc.boolean().map((done) => ({ type: 'archive', reviewWindowEndedAt: instantOf(START), filesComplete: done, chainSealed: true })),
  fc
    .tuple(org, text)
    .map(([orgId, demand]) => ({ type: 'supervise', orderId: 's1', kind: 'OVERDUE', level: 'NORMAL', demand, responsible: 'x', orgId, dueOn: LATER_DAY })),
  text.map((each) => ({ type: 'answerSupervision', orderId: 's1', text: each })),
  fc.boolean().map((verified) => ({ type: 'verifySupervision', orderId: 's1', verified, opinion: 'x' })),
  constant({ type: 'escalateSupervision', orderId: 's1', level: 'TALK' }),
  constant({ type: 'escalateUrgency', urgency: 'URGENT', criterionId: 'MJ1' }, { type: 'linkMajorCase', majorCaseId: 'm1', criterionId: 'MJ1' }),
  org.map((orgId) => ({ type: 'openRectification', taskId: 't1', orgId, measure: 'x', dueOn: LATER_DAY })),
  constant({ type: 'closeRectification', taskId: 't1', opinion: 'x' }),
];

export const bodies: fc.Arbitrary<CommandBody> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('receive' as const),
      door: fc.constant('hotline-12345'),
      sourceSystem: fc.constant('HL12345'),
      sourceOrderNo: fc.constant('A1'),
      part: fc.constant(0 as const),
      sourceVersion: fc.constant(1),
      receivedAt: fc.constant(instantOf(START)),
      isDrill: fc.boolean(),
      confidentiality: secrecy,
      faults: fc.constantFrom<string[]>([], ['HUB_DISTRICT_UNKNOWN']),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('classify' as const),
      matterType: fc.constantFrom('COMPLAINT' as const, 'REPORT' as const, 'PETITION' as const, 'SUGGESTION' as const),
      containsReport: fc.boolean(),
      businessLine: fc.constant(null),
      causeCode: fc.constant(null),
      urgency: fc.constant('NORMAL' as const),
      confidentiality: secrecy,
      replyRequired: fc.boolean(),
      openQuestions: fc.constantFrom<string[]>([], ['kind']),
    }),
  },
  fc.record({
    type: fc.constant('proposeRoute' as const),
    leadOrgId: fc.constantFrom(...ORGS, null),
    ruleId: fc.constant('R4'),
    ruleSetVersion: fc.constant('1'),
    score: fc.constant(0.96),
  }),
  {
    weight: 4,
    arbitrary: fc
      .tuple(lead, until, text)
      .map(([to, returnUntil, opinion]): CommandBody => ({ type: 'dispatch', ...to, returnUntil, opinion, mode: 'dispatch', dueOn: null, ruleId: null })),
  },
  { weight: 3, arbitrary: fc.constant<CommandBody>({ type: 'acknowledge', contactName: '甲', contactPhone: '1' }) },
  {
    weight: 2,
    arbitrary: fc.constant<CommandBody>({ type: 'requestReturn', reasonCode: 'NOT_OURS', explanation: '该客户不是我行客户，请转他行', suggestedOrgId: null }),
  },
  text.map((opinion): CommandBody => ({ type: 'approveReturn', opinion })),
  text.map((opinion): CommandBody => ({ type: 'rejectReturn', opinion })),
  fc.tuple(lead, until, text).map(([to, returnUntil, reason]): CommandBody => ({ type: 'reassign', ...to, returnUntil, reason })),
  {
    weight: 2,
    arbitrary: text.map((each): CommandBody => ({
      type: 'submitReply',
      resultCode: 'RESOLVED',
      text: each,
      basis: 'b',
      remedies: 'r',
      rootCauseCode: 'C01',
      refundFen: null,
      difference: each,
      handler: each === '' ? 'h1' : 'h2',
      ...(each === '' ? {} : { waivedAssists: [{ orgId: 'BNK-ABC-QD', reason: 'x' }] }),
    })),
  },
  fc.constant<CommandBody>({ type: 'rejectReply', defects: ['x'] }),
  { weight: 2, arbitrary: fc.constant<CommandBody>({ type: 'approveReply', noticeProof: { mode: 'PHONE', at: instantOf(START) } }) },
  fc.record({ type: fc.constant('recordCallback' as const), reached: fc.boolean(), rating: fc.constantFrom(null, 1, 3, 5), solved: fc.boolean() }),
  text.map((statement): CommandBody => ({ type: 'withdraw', reasonCode: 'WD01', statement })),
  text.map((each): CommandBody => ({ type: 'remind', text: each })),
  text.map((each): CommandBody => ({ type: 'addMaterial', text: each })),
  fc.record({
    type: fc.constant('updateFromSource' as const),
    sourceVersion: fc.integer({ min: 1, max: 4 }),
    confidentiality: secrecy,
    becomesReport: fc.boolean(),
    changesRespondentOrType: fc.boolean(),
  }),
  fc.constant<CommandBody>({ type: 'transferOut', to: '12363', reason: 'x', ruleId: null }),
  fc.constant<CommandBody>({ type: 'repair', changed: [], reason: 'x' }),
  ...later,
  fc.constant<CommandBody>({ type: 'split', alreadySplit: false, complaintText: 'a', reportText: 'b' }),
);
