import type { Instant } from '#kernel';
import {
  activeAssignmentOf,
  activeLead,
  evolve,
  initialReferral,
  isActive,
  raisesVersion,
  type Assignment,
  type AssignmentStatus,
  type Referral,
  type ReferralEvent,
} from './index.js';
import { acknowledged, at, classified, dispatched, later, proposed, received, replied, returnRequested } from './decide/fixtures.spec-support.js';

const assignment = (assignmentId: string, role: Assignment['role'], status: AssignmentStatus): Assignment => ({
  assignmentId,
  orgId: `org-${assignmentId}`,
  role,
  status,
  offeredAt: at,
  returnUntil: null,
  noReturn: false,
  dueOn: null,
});
const pendingReturn = { assignmentId: 'lead', reasonCode: 'NOT_OURS', suggestedOrgId: 'X', requestedBy: 'org-lead' };
/** A case in which every field differs from the initial one, so that a field which is set or lost shows. */
const busy: Referral = {
  ...initialReferral,
  status: 'IN_PROGRESS',
  version: 7,
  sourceVersion: 3,
  confidentiality: 'HIDE_CONTACT',
  openQuestions: ['kind'],
  proposal: { leadOrgId: 'X', ruleId: 'R4', score: 0.5 },
  returnCount: 1,
  pendingReturn,
  callbackAttempts: 1,
  reply: { at, orgId: 'org-lead', resultCode: 'RESOLVED', handler: null },
  assignments: [assignment('old', 'LEAD', 'RETURNED'), assignment('lead', 'LEAD', 'ACKNOWLEDGED'), assignment('assist', 'ASSIST', 'OFFERED')],
};
const statuses = (referral: Referral): string => referral.assignments.map(({ status }) => status).join(' ');
const receivedFacts = (({ type: _type, at: _at, ...facts }) => facts)(received as Extract<ReferralEvent, { type: 'ReferralReceived' }>);
const classifiedFacts = (({ type: _type, at: _at, by: _by, ...facts }) => facts)(classified as Extract<ReferralEvent, { type: 'ReferralClassified' }>);
const moved = (lead: AssignmentStatus, assist: AssignmentStatus = 'OFFERED') => [
  assignment('old', 'LEAD', 'RETURNED'),
  assignment('lead', 'LEAD', lead),
  assignment('assist', 'ASSIST', assist),
];
const on = later;

/** The event, and all that is different after it besides the version. */
const CHANGES: readonly (readonly [ReferralEvent, Partial<Referral>])[] = [
  [received, { status: 'RECEIVED', ...receivedFacts }],
  [
    { type: 'ReferralSplit', at, door: 'petition', sourceSystem: 'S', sourceOrderNo: 'N', part: 1, receivedAt: on, isDrill: true },
    {
      status: 'TRIAGE',
      door: 'petition',
      sourceSystem: 'S',
      sourceOrderNo: 'N',
      part: 1,
      sourceVersion: 1,
      receivedAt: on,
      isDrill: true,
      matterType: 'REPORT',
      confidentiality: 'WHISTLEBLOWER',
    },
  ],
  [{ type: 'ReferralQuarantined', at, faults: [] }, { status: 'QUARANTINED' }],
  [{ type: 'ReferralRepaired', at, changed: [] }, { status: 'TRIAGE' }],
  [classified, { status: 'TRIAGE', ...classifiedFacts, confidentiality: 'HIDE_CONTACT', proposal: null }],
  [{ ...classified, confidentiality: 'ANONYMOUS' } as ReferralEvent, { status: 'TRIAGE', ...classifiedFacts, confidentiality: 'ANONYMOUS', proposal: null }],
  [proposed, { status: 'PENDING_DISPATCH', proposal: { leadOrgId: 'BNK-ICBC-QD', ruleId: 'R4', score: 0.96 } }],
  [{ ...proposed, leadOrgId: null } as ReferralEvent, { status: 'TRIAGE', proposal: { leadOrgId: null, ruleId: 'R4', score: 0.96 } }],
  [
    { type: 'ReferralMerged', at, targetReferralId: 't' },
    { status: 'MERGED', mergedInto: 't' },
  ],
  [{ type: 'ReferralNotAccepted', at, reasonCode: 'NA05' }, { status: 'NOT_ACCEPTED' }],
  [{ type: 'ReferralTransferredOut', at, to: '12363', ruleId: null }, { status: 'TRANSFERRED_OUT' }],
  [
    { type: 'ReferralWithdrawn', at, reasonCode: 'WD01' },
    { status: 'WITHDRAWN', assignments: moved('CANCELLED', 'CANCELLED'), pendingReturn: null },
  ],
  [dispatched[0] as ReferralEvent, { status: 'DISPATCHED', proposal: null, openQuestions: [] }],
  [
    { type: 'AssignmentOffered', at: on, assignmentId: 'new', orgId: 'org-new', role: 'ASSIST', returnUntil: '2026-11-25T16:00:00.000Z' as Instant },
    {
      assignments: [...busy.assignments, { ...assignment('new', 'ASSIST', 'OFFERED'), offeredAt: on, returnUntil: '2026-11-25T16:00:00.000Z' as Instant }],
    },
  ],
  [{ type: 'AssignmentAcknowledged', at, assignmentId: 'assist', orgId: 'org-assist' }, { assignments: moved('ACKNOWLEDGED', 'ACKNOWLEDGED') }],
  [acknowledged[1] as ReferralEvent, { status: 'IN_PROGRESS', assignments: moved('WORKING') }],
  [returnRequested, { pendingReturn: { assignmentId: 'a1', reasonCode: 'NOT_OURS', suggestedOrgId: null, requestedBy: 'BNK-ICBC-QD' } }],
  [
    { type: 'ReturnApproved', at, assignmentId: 'lead', orgId: 'org-lead' },
    { pendingReturn: null, returnCount: 2 },
  ],
  [
    { type: 'AssignmentReturned', at, assignmentId: 'lead', orgId: 'org-lead', reasonCode: 'NOT_OURS' },
    { status: 'PENDING_DISPATCH', assignments: moved('RETURNED'), pendingReturn: null },
  ],
  [{ type: 'ReturnRejected', at, assignmentId: 'lead', orgId: 'org-lead' }, { pendingReturn: null }],
  [
    { type: 'AssignmentReassigned', at, assignmentId: 'lead', orgId: 'org-lead', leadOrgId: 'X' },
    { status: 'DISPATCHED', assignments: moved('REASSIGNED'), pendingReturn: null },
  ],
  [{ type: 'Reminded', at: on }, { remindedAt: on }],
  [
    { type: 'SourceUpdated', at, sourceVersion: 4, confidentiality: 'WHISTLEBLOWER', afterEnd: false },
    { sourceVersion: 4, confidentiality: 'WHISTLEBLOWER' },
  ],
  [{ type: 'SourceUpdated', at, sourceVersion: null, confidentiality: 'OPEN', afterEnd: false }, {}],
  [{ type: 'ContactLogged', at, orgId: 'X', mode: '电话', contactedAt: at }, {}],
  [{ type: 'MaterialRequested', at, orgId: 'X', dueOn: '2026-12-01' }, {}],
  [{ type: 'InterimReplied', at, orgId: 'X', nextDate: '2026-12-01' }, {}],
  [{ type: 'SourceChanged', at, reason: 'SECRECY' }, {}],
  [
    { ...replied, at: on },
    {
      status: 'REPLY_REVIEW',
      reply: { at: on, orgId: 'BNK-ICBC-QD', resultCode: 'RESOLVED', handler: null },
      assignments: moved('ANSWERED'),
      pendingReturn: null,
    },
  ],
  [
    { type: 'ReplyRejected', at, orgId: 'org-lead' },
    { status: 'IN_PROGRESS', reply: null, assignments: moved('WORKING') },
  ],
  [
    { type: 'ReplyApproved', at, orgId: 'org-lead', noticeMode: 'PHONE', noticeAt: later },
    { status: 'CALLBACK', answeredAt: later, callbackAttempts: 0 },
  ],
  [{ type: 'CallbackRecorded', at, reached: true, rating: 1, solved: false }, { rating: 1 }],
  [{ type: 'CallbackRecorded', at, reached: false, rating: null, solved: null }, { callbackAttempts: 2 }],
  [
    { type: 'ReferralClosed', at, resultCode: 'RESOLVED' },
    { status: 'CLOSED', assignments: moved('DONE', 'DONE'), pendingReturn: null, closedAt: at },
  ],
];

describe('an event changes these facts and no other', () => {
  it.each(CHANGES.map(([event, changes]) => [`${event.type} → ${Object.keys(changes).join(', ') || 'nothing'}`, event, changes] as const))(
    '%s',
    (_name, event, changes) => {
      const { version, ...after } = evolve(busy, event);
      const { version: before, ...rest } = { ...busy, ...changes };
      expect(after).toEqual(rest);
      expect(version - before).toBe(event.type === 'Reminded' || event.type === 'ContactLogged' ? 0 : 1);
      expect(raisesVersion(event.type)).toBe(version > before);
    },
  );
});

describe('a case that has ended', () => {
  const update: ReferralEvent = { type: 'SourceUpdated', at, sourceVersion: 4, confidentiality: 'OPEN', afterEnd: true };
  it('is marked by what comes afterwards, and stays marked', () => {
    const marked = evolve({ ...busy, status: 'CLOSED' }, update);
    expect(marked.updatedAfterEnd).toBe(true);
    expect(evolve({ ...marked, status: 'IN_PROGRESS' }, update).updatedAfterEnd).toBe(true);
  });
  it('is not marked while it is open', () => expect(evolve(busy, update).updatedAfterEnd).toBe(false));
});

describe('an assignment', () => {
  const all: readonly AssignmentStatus[] = [
    'OFFERED',
    'ACKNOWLEDGED',
    'WORKING',
    'ANSWERED',
    'RETURN_REQUESTED',
    'DONE',
    'RETURNED',
    'REASSIGNED',
    'CANCELLED',
  ];
  const each: Referral = { ...busy, assignments: all.map((status) => assignment(status, 'LEAD', status)) };
  const live = all.slice(0, 5);
  it('is active until it is done, returned, reassigned or cancelled', () =>
    expect(each.assignments.filter(isActive).map(({ status }) => status)).toEqual(live));
  it('ends with the case unless it has ended before', () =>
    expect(statuses(evolve(each, { type: 'ReferralClosed', at, resultCode: 'X' }))).toBe('DONE DONE DONE DONE DONE DONE RETURNED REASSIGNED CANCELLED'));
  it('of an active lead moves with the reply, whatever its state', () =>
    expect(statuses(evolve(each, replied))).toBe('ANSWERED ANSWERED ANSWERED ANSWERED ANSWERED DONE RETURNED REASSIGNED CANCELLED'));
  it('begins work only once it is acknowledged', () =>
    expect(statuses(evolve(each, acknowledged[1] as ReferralEvent))).toBe(
      'OFFERED WORKING WORKING ANSWERED RETURN_REQUESTED DONE RETURNED REASSIGNED CANCELLED',
    ));
  it('of an assist begins no work with the case', () =>
    expect(statuses(evolve({ ...busy, assignments: [assignment('assist', 'ASSIST', 'ACKNOWLEDGED')] }, acknowledged[1] as ReferralEvent))).toBe(
      'ACKNOWLEDGED',
    ));
  it('is the lead’s only while it is active', () => {
    expect(activeLead(busy)?.assignmentId).toBe('lead');
    expect(activeLead({ ...busy, assignments: moved('CANCELLED') })).toBeUndefined();
  });
  it('is an institution’s own only while it is active', () => {
    expect(activeAssignmentOf(busy, 'org-assist')?.assignmentId).toBe('assist');
    expect(activeAssignmentOf(busy, 'org-old')).toBeUndefined();
    expect(activeAssignmentOf(busy, 'nobody')).toBeUndefined();
  });
});

describe('a case nobody has heard of', () => {
  it('owes a reply, is open and normal, and knows nothing else', () =>
    expect(initialReferral).toEqual({
      status: 'ABSENT',
      version: 0,
      door: null,
      sourceSystem: '',
      sourceOrderNo: '',
      part: 0,
      sourceVersion: 0,
      receivedAt: null,
      matterType: null,
      containsReport: false,
      businessLine: null,
      causeCode: null,
      urgency: 'NORMAL',
      confidentiality: 'OPEN',
      replyRequired: true,
      openQuestions: [],
      isDrill: false,
      assignments: [],
      proposal: null,
      returnCount: 0,
      pendingReturn: null,
      pendingAssist: null,
      dispute: null,
      pendingExtension: null,
      extensions: {},
      pendingSuspension: null,
      suspension: null,
      mediationOrgId: null,
      courtOrgId: null,
      redoCount: 0,
      reply: null,
      firstHandler: null,
      rating: null,
      answeredAt: null,
      reviews: [],
      supervisions: [],
      rectifications: [],
      majorCaseId: null,
      closedAt: null,
      reopenedAt: null,
      callbackAttempts: 0,
      remindedAt: null,
      mergedInto: null,
      updatedAfterEnd: false,
    }));
});
