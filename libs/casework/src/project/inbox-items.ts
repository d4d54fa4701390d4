import type { InboxItem, InboxKind } from '#contracts';
import { activeAssists, activeLead, openReview, type Referral, type ReferralEvent, type ReferralEventType } from '#referral';
import type { Clock } from '../work/clock.js';
import { nextDue } from '../work/clock.js';

interface Context {
  readonly referralId: string;
  readonly referralNo: string;
  readonly before: Referral;
  readonly version: number;
  readonly clocks: readonly Clock[];
}

type Told = readonly { readonly orgId: string; readonly item: InboxItem }[];

const item = (kind: InboxKind, event: ReferralEvent, { context, role }: { readonly context: Context; readonly role: InboxItem['role'] }): InboxItem => ({
  kind,
  referralId: context.referralId,
  referralNo: context.referralNo,
  version: context.version,
  at: event.at,
  role,
  nextDueAt: role === null ? null : nextDue(context.clocks),
});

/** What the lead is told as such. */
const TO_LEAD: ReadonlySet<ReferralEventType> = new Set([
  'ReturnRejected',
  'ReplyRejected',
  'ReplyApproved',
  'Reminded',
  'SourceUpdated',
  'ReferralWithdrawn',
  'ReferralClosed',
  'AssistAnswered',
  'AssistProposalRejected',
  'ExtensionGranted',
  'ExtensionRefused',
  'ReferralSuspended',
  'ReferralResumed',
  'SuspensionRefused',
  'MediationEnded',
  'CourtDocked',
  'CourtResultReceived',
  'UrgencyChanged',
]);

/** What every assist is told too: the case stands still, goes on, or ends. */
const TO_ASSISTS: ReadonlySet<ReferralEventType> = new Set(['ReferralWithdrawn', 'ReferralClosed', 'ReferralSuspended', 'ReferralResumed', 'SourceUpdated']);

/** What an event puts into which institution's mailbox: ids and codes; where access has ended, nothing but the ids. */
export function inboxItems(event: ReferralEvent, context: Context): Told {
  const to = (orgId: string, kind: InboxKind, role: InboxItem['role']): Told[number] => ({ orgId, item: item(kind, event, { context, role }) });
  switch (event.type) {
    case 'AssignmentOffered':
      return [to(event.orgId, 'AssignmentOffered', event.role)];
    case 'AssignmentReturned':
    case 'AssignmentReassigned':
    case 'AssistRemoved':
    case 'AssistWaived':
      return [to(event.orgId, event.type, null)];
    case 'ExtensionRequested':
      return event.approverOrgId === undefined ? [] : [to(event.approverOrgId, 'ExtensionRequested', 'REVIEW')];
    case 'MediationRequested':
      return [to(event.centreOrgId, 'MediationRequested', 'MEDIATION')];
    case 'ReviewRequested':
      return [to(event.orgId, 'ReviewRequested', 'REVIEW')];
    case 'ReviewDecided':
      return decided(context.before).map((orgId) => to(orgId, 'ReviewDecided', null));
    case 'RedoOrdered':
    case 'ReferralReopened':
      return lastLead(context.before).map((orgId) => to(orgId, event.type, 'LEAD'));
    case 'SupervisionOrdered':
    case 'RectificationOpened':
      return event.orgId === '' ? [] : [to(event.orgId, event.type, null)];
    case 'SupervisionVerified':
    case 'SupervisionRejected':
    case 'SupervisionEscalated':
      return context.before.supervisions.filter(({ orderId }) => orderId === event.orderId).map(({ orgId }) => to(orgId, event.type, null));
    default:
      return others(event, context).map(({ orgId, role }) => to(orgId, event.type as InboxKind, role));
  }
}

function others({ type }: ReferralEvent, { before }: Context): readonly { readonly orgId: string; readonly role: 'LEAD' | 'ASSIST' }[] {
  const lead = TO_LEAD.has(type) ? activeLead(before) : undefined;
  return [
    ...(lead ? [{ orgId: lead.orgId, role: 'LEAD' as const }] : []),
    ...(TO_ASSISTS.has(type) ? activeAssists(before).map(({ orgId }) => ({ orgId, role: 'ASSIST' as const })) : []),
  ];
}

/** The institution that had the case last. */
function lastLead({ assignments }: Referral): readonly string[] {
  const last = assignments.findLast(({ role, status }) => role === 'LEAD' && status !== 'RETURNED');
  return last ? [last.orgId] : [];
}

const decided = (referral: Referral): readonly string[] => (openReview(referral) ? lastLead(referral) : []);
