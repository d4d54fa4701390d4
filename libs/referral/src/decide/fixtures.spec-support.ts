import type { Instant } from '#kernel';
import { decide, initialReferral, replay, type CommandBody, type Referral, type ReferralActor, type ReferralEvent } from '../index.js';

export const at = '2026-11-23T09:00:00.000Z' as Instant;
export const later = '2026-11-24T10:00:00.000Z' as Instant;
export const SYS: ReferralActor = { orgId: 'HUB', roles: ['SYS'], door: null };
export const DESK: ReferralActor = { orgId: 'REG-NFRA-QD', roles: ['HD'], door: null };
export const HOTLINE: ReferralActor = { orgId: 'HL-12345-QD', roles: ['HO', 'CB'], door: 'hotline-12345' };
export const OTHER_DOOR: ReferralActor = { orgId: 'PET-XFJ-QD', roles: ['PO', 'CB'], door: 'petition' };
export const BANK: ReferralActor = { orgId: 'BNK-ICBC-QD', roles: ['IH', 'IM'], door: null };
export const OTHER_BANK: ReferralActor = { orgId: 'BNK-ABC-QD', roles: ['IH', 'IM'], door: null };

export const received: ReferralEvent = {
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
export const classified: ReferralEvent = {
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
export const proposed: ReferralEvent = { type: 'RouteProposed', at, leadOrgId: 'BNK-ICBC-QD', ruleId: 'R4', ruleSetVersion: '1', score: 0.96 };
export const dispatched: ReferralEvent[] = [
  { type: 'ReferralDispatched', at, leadOrgId: 'BNK-ICBC-QD', mode: 'dispatch', by: 'SYS', dueOn: null, ruleId: 'R4' },
  { type: 'AssignmentOffered', at, assignmentId: 'a1', orgId: 'BNK-ICBC-QD', role: 'LEAD', returnUntil: '2026-11-25T16:00:00.000Z' as Instant },
];
export const acknowledged: ReferralEvent[] = [
  { type: 'AssignmentAcknowledged', at, assignmentId: 'a1', orgId: 'BNK-ICBC-QD' },
  { type: 'ReferralInProgress', at },
];
export const returnRequested: ReferralEvent = {
  type: 'ReturnRequested',
  at,
  assignmentId: 'a1',
  orgId: 'BNK-ICBC-QD',
  reasonCode: 'NOT_OURS',
  suggestedOrgId: null,
};
export const replied: ReferralEvent = { type: 'ReplySubmitted', at, orgId: 'BNK-ICBC-QD', resultCode: 'RESOLVED', rootCauseCode: 'C02', refundFen: null };
export const approved: ReferralEvent = { type: 'ReplyApproved', at, orgId: 'BNK-ICBC-QD', noticeMode: 'PHONE', noticeAt: at };

export const IN_TRIAGE = [received, classified];
export const AT_BANK = [received, classified, proposed, ...dispatched];
export const IN_PROGRESS = [...AT_BANK, ...acknowledged];
export const IN_REVIEW = [...IN_PROGRESS, replied];
export const IN_CALLBACK = [...IN_REVIEW, approved];

export const given = (...events: ReferralEvent[]) => {
  const referral = replay(events, initialReferral);
  return { referral, when: (actor: ReferralActor, body: CommandBody, when: Instant = at) => decide({ at: when, actor, body }, referral) };
};
export const types = (decision: ReturnType<typeof decide>): readonly string[] =>
  decision.accepted ? decision.events.map(({ type }) => type) : [decision.code];
export const status = (referral: Referral, decision: ReturnType<typeof decide>): string =>
  decision.accepted ? replay(decision.events, referral).status : decision.code;

export const receive = (faults: readonly string[]): CommandBody => {
  const { type: _type, at: _at, ...facts } = received;
  return { type: 'receive', ...facts, faults };
};
export const toBank = (leadOrgId = 'BNK-ICBC-QD'): CommandBody => ({
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
export const acknowledge: CommandBody = { type: 'acknowledge', contactName: '经办甲', contactPhone: '0532-85550001' };
export const requestReturn: CommandBody = {
  type: 'requestReturn',
  reasonCode: 'NOT_OURS',
  explanation: '该信用卡由建设银行发卡，非我行客户',
  suggestedOrgId: 'BNK-CCB-QD',
};
export const submitReply: CommandBody = {
  type: 'submitReply',
  resultCode: 'RESOLVED',
  text: '已退',
  basis: '章程',
  remedies: '核查',
  rootCauseCode: 'C02',
  refundFen: 20_000,
};
export const approveReply: CommandBody = { type: 'approveReply', noticeProof: { mode: 'PHONE', at } };
export const callback = (reached: boolean, rating: number | null, solved: boolean | null = null): CommandBody => ({
  type: 'recordCallback',
  reached,
  rating,
  solved,
});
export const merge = (matterType: string, isOpen = true, confirmed = false): CommandBody => ({
  type: 'merge',
  confirmed,
  target: { referralId: 't', isOpen, matterType, sourceSystem: 'HL12345' },
});
export const update = (sourceVersion: number, part: Partial<Extract<CommandBody, { type: 'updateFromSource' }>> = {}): CommandBody => ({
  type: 'updateFromSource',
  sourceVersion,
  confidentiality: 'OPEN',
  becomesReport: false,
  changesRespondentOrType: false,
  ...part,
});
