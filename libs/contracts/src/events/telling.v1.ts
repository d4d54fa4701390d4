import type { Instant } from '#kernel';
import type { Urgency } from '../referral-codes.js';
import type { InboxKind } from './outbound.v1.js';

/** The Kafka header that says for what a person of the recipient is to be told: the notifier needs no more, and opens nothing. */
export const TELL_HEADER = 'tell';

/** What a party's people are told of, beside the line in its mailbox. */
const TOLD_ALWAYS: readonly InboxKind[] = [
  'ClockWarned80',
  'YellowCardIssued',
  'ClockBreached',
  'BulletinIssued',
  'Reminded',
  'SupervisionOrdered',
  'SupervisionRejected',
  'SupervisionEscalated',
];
/** Only where hours count. */
const TOLD_WHEN_URGENT: readonly InboxKind[] = ['AssignmentOffered', 'UrgencyChanged', 'ReferralReopened', 'RedoOrdered'];

/** Ids and codes only. */
export interface Telling {
  readonly kinds: readonly InboxKind[];
  readonly urgency: Urgency;
  /** The nearest limit; that of signing while it is not signed for. */
  readonly due: Instant | null;
  /** Nobody of the institution has signed for the case yet. */
  readonly unsigned: boolean;
}

/** The items of one record that a person is told of. */
export const toldKinds = (kinds: readonly InboxKind[], urgency: Urgency): readonly InboxKind[] => {
  const isUrgent = urgency === 'URGENT' || urgency === 'CRITICAL';
  return [...new Set(kinds)].filter((kind) => TOLD_ALWAYS.includes(kind) || (isUrgent && TOLD_WHEN_URGENT.includes(kind)));
};
