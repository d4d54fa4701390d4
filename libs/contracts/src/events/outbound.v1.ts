import type { ErrorCode, Instant } from '#kernel';
import type { Door } from '../doors/door.js';
import type { StatusCode } from '../doors/status-words.js';
import type { Confidentiality, MatterType, ReferralStatus, ResultCode, Urgency } from '../referral-codes.js';

/** The Kafka header that names the recipient (`door:<door>` or `party:<orgId>`): consumers skip others' records before decoding. */
export const RECIPIENT_HEADER = 'recipient';
export const doorRecipient = (door: Door): string => `door:${door}`;
export const partyRecipient = (orgId: string): string => `party:${orgId}`;

/**
 * `cn.qingdao.casework.RecipientNotified.v1` on `casework.outbound.event.v1`: what one recipient is told because of one transaction.
 * The content was projected for this recipient by casework and nowhere else; it travels sealed.
 */
export interface RecipientNotifiedData {
  readonly recipient: string;
  readonly referralId: string;
  readonly referralNo: string | null;
  readonly version: number;
  readonly isDrill: boolean;
  /** The order this is told to (doors only): after a merge the target's statuses go to other orders too. */
  readonly order: { readonly sourceOrderNo: string; readonly part: 0 | 1; readonly split: boolean } | null;
  readonly keyId: string;
  /** `DoorContent` or `InstitutionContent` as JSON, AES-256-GCM, AAD = event id. */
  readonly sealed: string;
}

/** One status for a door, in the order in which the door is told. */
export interface DoorNotice {
  readonly code: StatusCode;
  readonly at: Instant;
  /** Official name of the unit that acts or has the case, where the door may know it. */
  readonly unit: string | null;
  /** Reply, reason, question or advice. */
  readonly text: string | null;
  readonly basis: string | null;
  readonly remedies: string | null;
  readonly findings: string | null;
  readonly resultCode: ResultCode | null;
  readonly solved: boolean | null;
  readonly rating: number | null;
  readonly nextDueAt: Instant | null;
  /** Only with REVIEW_OPENED and REVIEW_DECIDED: which of the reviews. */
  readonly reviewKind?: 'RECHECK' | 'REVIEW1' | 'REVIEW2';
  /** Only with REFUSED: the command that was refused and why. */
  readonly refusal?: { readonly commandId: string | null; readonly command: string | null; readonly code: ErrorCode; readonly detail: string };
}
export interface DoorContent {
  readonly notices: readonly DoorNotice[];
}

export const INBOX_KINDS = [
  'AssignmentOffered',
  'AssignmentReassigned',
  'AssignmentReturned',
  'ReturnRejected',
  'ReplyRejected',
  'ReplyApproved',
  'AssistAnswered',
  'AssistRemoved',
  'AssistWaived',
  'AssistProposalRejected',
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'ReferralSuspended',
  'ReferralResumed',
  'SuspensionRefused',
  'MediationRequested',
  'MediationEnded',
  'CourtDocked',
  'CourtResultReceived',
  'RedoOrdered',
  'ReviewRequested',
  'ReviewDecided',
  'ReferralReopened',
  'SupervisionOrdered',
  'SupervisionVerified',
  'SupervisionRejected',
  'SupervisionEscalated',
  'UrgencyChanged',
  'ClockWarned80',
  'YellowCardIssued',
  'ClockBreached',
  'BulletinIssued',
  'ClockRecalculated',
  'RectificationOpened',
  'RectificationClosed',
  'Reminded',
  'SourceUpdated',
  'ReferralWithdrawn',
  'ReferralClosed',
  'CommandObeyed',
  'CommandRefused',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** One line of an institution's mailbox: thin, ids and codes only. */
export interface InboxItem {
  readonly kind: InboxKind;
  readonly referralId: string;
  readonly referralNo: string | null;
  readonly version: number;
  readonly at: Instant;
  readonly role: 'LEAD' | 'ASSIST' | 'REVIEW' | 'MEDIATION' | 'COURT' | null;
  readonly nextDueAt: Instant | null;
  /** Only for CommandObeyed and CommandRefused. */
  readonly outcome?: { readonly commandId: string; readonly command: string; readonly code: string | null; readonly detail: string | null };
}

export interface InstitutionContent {
  readonly items: readonly InboxItem[];
  /** The projected case; null where access has ended. */
  readonly referral: ProjectedReferral | null;
}

/** What one recipient may see of a case (visibility matrix: docs/architecture.md). Absent fields are null, masked ones carry `*`. */
export interface ProjectedReferral {
  readonly referralId: string;
  readonly referralNo: string | null;
  readonly status: ReferralStatus;
  readonly version: number;
  readonly matterType: MatterType | null;
  readonly businessLine: string | null;
  readonly causeCode: string | null;
  readonly urgency: Urgency;
  readonly confidentiality: Confidentiality;
  readonly districtCode: string | null;
  readonly amountFen: number | null;
  readonly personCount: number;
  readonly receivedAt: Instant;
  readonly source: string;
  readonly sourceOrderNo: string | null;
  readonly title: string | null;
  readonly content: string | null;
  readonly supplements: readonly string[];
  readonly demand: string | null;
  readonly respondentName: string | null;
  readonly complainants: readonly {
    readonly name: string | null;
    readonly phone: string | null;
    readonly idNo: string | null;
    readonly address: string | null;
  }[];
  readonly contractNo: string | null;
  readonly leadOrgId: string | null;
  readonly role: 'LEAD' | 'ASSIST' | 'SOURCE' | 'DESK' | null;
  readonly clocks: readonly {
    readonly ruleId: string;
    readonly kind: string;
    readonly article: string;
    readonly startedAt: Instant;
    readonly dueAt: Instant | null;
    readonly state: string;
    readonly provisional: boolean;
  }[];
  readonly replyText: string | null;
  readonly returnReason: string | null;
  readonly isDrill: boolean;
}
