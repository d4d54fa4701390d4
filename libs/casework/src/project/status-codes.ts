import type { StatusCode } from '#contracts';
import type { ReferralEvent, ReferralEventType, Status } from '#referral';

const CODE_OF: Readonly<Partial<Record<ReferralEventType, StatusCode>>> = {
  ReferralReceived: 'RECEIVED',
  ReferralQuarantined: 'QUARANTINED',
  ReferralSplit: 'SPLIT',
  ReferralDispatched: 'DISPATCHED',
  ReferralInProgress: 'ACKNOWLEDGED',
  ReturnRequested: 'RETURN_REQUESTED',
  ReturnApproved: 'RETURNED',
  ReturnRejected: 'RETURN_REFUSED',
  JurisdictionDisputed: 'DISPUTED',
  InstitutionDesignated: 'DESIGNATED',
  ExtensionRequested: 'EXTENSION_REQUESTED',
  ExtensionGranted: 'EXTENDED',
  ExtensionRefused: 'EXTENSION_REFUSED',
  ReferralSuspended: 'SUSPENDED',
  ReferralResumed: 'RESUMED',
  RedoOrdered: 'REDO',
  MediationRequested: 'MEDIATION_STARTED',
  CourtDocked: 'IN_COURT',
  CourtResultReceived: 'COURT_RESULT',
  ReviewOpened: 'REVIEW_OPENED',
  ReviewDecided: 'REVIEW_DECIDED',
  ReferralReopened: 'REOPENED',
  AssignmentReassigned: 'REASSIGNED',
  MaterialRequested: 'MATERIAL_REQUESTED',
  InterimReplied: 'INTERIM_REPLIED',
  ReplySubmitted: 'REPLY_SUBMITTED',
  ReplyRejected: 'REPLY_REJECTED',
  ReplyApproved: 'REPLIED',
  CallbackRecorded: 'CALLBACK_RECORDED',
  ReferralNotAccepted: 'NOT_ACCEPTED',
  ReferralTransferredOut: 'TRANSFERRED_OUT',
  ReferralMerged: 'MERGED',
  ReferralWithdrawn: 'WITHDRAWN',
  ReferralClosed: 'CLOSED',
};

const CLASSIFIES: readonly ReferralEventType[] = ['ReferralReceived', 'SourceUpdated', 'AssignmentReturned'];

/** The status one event causes at its door, or null. The one place that knows; the trace derives the same list from history. */
export function statusCodeOf(event: ReferralEvent): StatusCode | null {
  if (event.type === 'SourceUpdated') return event.afterEnd ? 'NOTED_AFTER_CLOSE' : null;
  if (event.type === 'MediationEnded') return event.outcome === 'agreed' ? 'MEDIATED' : 'MEDIATION_FAILED';
  return CODE_OF[event.type] ?? null;
}

/**
 * The codes that one transaction tells, in the order of their rows: those of its events, and NEEDS_CLASSIFICATION where a receipt or an update
 * (rows 1, 3, 49) ends in TRIAGE or PENDING_DISPATCH.
 */
export function codesOfTransaction(events: readonly ReferralEvent[], endsIn: Status): readonly { readonly code: StatusCode; readonly event: ReferralEvent }[] {
  // A designation that takes the case from another unit is told as the designation alone.
  const designated = events.some(({ type }) => type === 'InstitutionDesignated');
  const told = events.flatMap((event) => {
    const code = designated && event.type === 'AssignmentReassigned' ? null : statusCodeOf(event);
    return code === null ? [] : [{ code, event }];
  });
  const classifying = events.find(({ type }) => CLASSIFIES.includes(type) || type === 'ReferralRepaired');
  const waits = endsIn === 'TRIAGE' || endsIn === 'PENDING_DISPATCH';
  const returned = events.some(({ type }) => type === 'ReturnApproved');
  return classifying && waits && !returned ? [...told, { code: 'NEEDS_CLASSIFICATION', event: classifying }] : told;
}
