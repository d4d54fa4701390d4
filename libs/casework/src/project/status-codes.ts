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
export const statusCodeOf = (event: ReferralEvent): StatusCode | null =>
  event.type === 'SourceUpdated' ? (event.afterEnd ? 'NOTED_AFTER_CLOSE' : null) : (CODE_OF[event.type] ?? null);

/**
 * The codes that one transaction tells, in the order of their rows: those of its events, and NEEDS_CLASSIFICATION where a receipt or an update
 * (rows 1, 3, 49) ends in TRIAGE or PENDING_DISPATCH.
 */
export function codesOfTransaction(events: readonly ReferralEvent[], endsIn: Status): readonly { readonly code: StatusCode; readonly event: ReferralEvent }[] {
  const told = events.flatMap((event) => {
    const code = statusCodeOf(event);
    return code === null ? [] : [{ code, event }];
  });
  const classifying = events.find(({ type }) => CLASSIFIES.includes(type) || type === 'ReferralRepaired');
  const waits = endsIn === 'TRIAGE' || endsIn === 'PENDING_DISPATCH';
  const returned = events.some(({ type }) => type === 'ReturnApproved');
  return classifying && waits && !returned ? [...told, { code: 'NEEDS_CLASSIFICATION', event: classifying }] : told;
}
