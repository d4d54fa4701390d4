import type { Instant } from '#kernel';
import type { AfterAnswerEvent, SupervisionEvent } from './events/after-answer.js';
import type { BulletinIssued, ClockBreached, ClockRecalculated, ClockWarned50, ClockWarned80, YellowCardIssued } from './events/clock-marks.js';
import type { DisputeEvent, JointHandlingEvent } from './events/joint-handling.js';
import type { MediationAndCourtEvent } from './events/mediation-and-court.js';
import type { TimeEvent } from './events/time.js';
import type { Confidentiality, MatterType, Urgency } from './referral.js';

/** The facts that classification establishes (研判). */
export interface ClassifiedFacts {
  readonly matterType: MatterType;
  readonly containsReport: boolean;
  readonly businessLine: string | null;
  readonly causeCode: string | null;
  readonly urgency: Urgency;
  readonly confidentiality: Confidentiality;
  readonly replyRequired: boolean;
  /** What a person still has to settle before the case may go anywhere. */
  readonly openQuestions: readonly string[];
}

export interface ReceiptFacts {
  readonly door: string | null;
  readonly sourceSystem: string;
  readonly sourceOrderNo: string;
  readonly part: 0 | 1;
  readonly sourceVersion: number;
  readonly receivedAt: Instant;
  readonly isDrill: boolean;
  readonly confidentiality: Confidentiality;
  /** The moment by which the source itself wants it done. */
  readonly sourceDueAt?: Instant;
}

interface At {
  readonly at: Instant;
}

/** What can have happened to a referral: ids and codes only, so every event may stand on a broadcast topic. */
export type ReferralEvent =
  | ({ readonly type: 'ReferralReceived' } & At & ReceiptFacts)
  | ({ readonly type: 'ReferralQuarantined'; readonly faults: readonly string[] } & At)
  | ({ readonly type: 'ReferralRepaired'; readonly changed: readonly string[] } & At)
  | ({ readonly type: 'ReferralClassified'; readonly by: 'SYS' | 'HD' } & At & ClassifiedFacts)
  | ({ readonly type: 'ReferralMerged'; readonly targetReferralId: string } & At)
  | ({
      readonly type: 'ReferralSplit';
      readonly door: string | null;
      readonly sourceSystem: string;
      readonly sourceOrderNo: string;
      readonly part: 1;
      readonly receivedAt: Instant;
      readonly isDrill: boolean;
    } & At)
  | ({ readonly type: 'ReferralNotAccepted'; readonly reasonCode: string } & At)
  | ({ readonly type: 'ReferralTransferredOut'; readonly to: string; readonly ruleId: string | null } & At)
  | ({
      readonly type: 'RouteProposed';
      readonly leadOrgId: string | null;
      readonly ruleId: string;
      readonly ruleSetVersion: string;
      readonly score: number;
    } & At)
  | ({
      readonly type: 'ReferralDispatched';
      readonly leadOrgId: string;
      readonly mode: DispatchMode;
      readonly by: 'SYS' | 'HD' | 'SV' | 'OFFICER';
      readonly dueOn: string | null;
      readonly ruleId: string | null;
    } & At)
  | ({
      readonly type: 'AssignmentOffered';
      readonly assignmentId: string;
      readonly orgId: string;
      readonly role: 'LEAD' | 'ASSIST';
      readonly returnUntil: Instant | null;
      /** Designated: this one may not be returned. */
      readonly noReturn?: true;
      /** An assist's own day. */
      readonly dueOn?: string;
    } & At)
  | ({ readonly type: 'AssignmentAcknowledged'; readonly assignmentId: string; readonly orgId: string } & At)
  | ({ readonly type: 'ReferralInProgress' } & At)
  | ({
      readonly type: 'ReturnRequested';
      readonly assignmentId: string;
      readonly orgId: string;
      readonly reasonCode: string;
      readonly suggestedOrgId: string | null;
    } & At)
  | ({ readonly type: 'ReturnApproved'; readonly assignmentId: string; readonly orgId: string } & At)
  | ({ readonly type: 'AssignmentReturned'; readonly assignmentId: string; readonly orgId: string; readonly reasonCode: string } & At)
  | ({ readonly type: 'ReturnRejected'; readonly assignmentId: string; readonly orgId: string } & At)
  | ({ readonly type: 'AssignmentReassigned'; readonly assignmentId: string; readonly orgId: string; readonly leadOrgId: string } & At)
  | ({ readonly type: 'ContactLogged'; readonly orgId: string; readonly mode: string; readonly contactedAt: Instant } & At)
  | ({ readonly type: 'MaterialRequested'; readonly orgId: string; readonly dueOn: string } & At)
  | ({ readonly type: 'InterimReplied'; readonly orgId: string; readonly nextDate: string } & At)
  | ({
      readonly type: 'ReplySubmitted';
      readonly orgId: string;
      readonly resultCode: string;
      readonly rootCauseCode: string;
      readonly refundFen: number | null;
      /** Keyed hash of the handler's name. */
      readonly handler?: string;
    } & At)
  | ({ readonly type: 'ReplyRejected'; readonly orgId: string } & At)
  | ({ readonly type: 'ReplyApproved'; readonly orgId: string; readonly noticeMode: string; readonly noticeAt: Instant } & At)
  | ({ readonly type: 'CallbackRecorded'; readonly reached: boolean; readonly rating: number | null; readonly solved: boolean | null } & At)
  | ({ readonly type: 'ReferralClosed'; readonly resultCode: string } & At)
  | ({ readonly type: 'ReferralWithdrawn'; readonly reasonCode: string } & At)
  | ({ readonly type: 'Reminded' } & At)
  | ({
      readonly type: 'SourceUpdated';
      readonly sourceVersion: number | null;
      readonly confidentiality: Confidentiality;
      readonly afterEnd: boolean;
      readonly newFacts?: true;
    } & At)
  | ({ readonly type: 'SourceChanged'; readonly reason: 'SECRECY' | 'RESPONDENT_OR_TYPE' } & At)
  | JointHandlingEvent
  | DisputeEvent
  | TimeEvent
  | MediationAndCourtEvent
  | AfterAnswerEvent
  | SupervisionEvent
  | ClockWarned50
  | ClockWarned80
  | YellowCardIssued
  | ClockBreached
  | BulletinIssued
  | ClockRecalculated;

export type DispatchMode = 'dispatch' | 'forward' | 'assignWithReport';
export type ReferralEventType = ReferralEvent['type'];
export type EventOf<Type extends ReferralEventType> = Extract<ReferralEvent, { readonly type: Type }>;

/** Marks, reminders and log entries: they do not change anything that a command depends on, so they leave `version` alone. */
const KEEPS_VERSION: ReadonlySet<ReferralEventType> = new Set([
  'Reminded',
  'ContactLogged',
  'ClockWarned50',
  'ClockWarned80',
  'YellowCardIssued',
  'ClockBreached',
  'BulletinIssued',
  'ClockRecalculated',
]);

export const raisesVersion = (type: ReferralEventType): boolean => !KEEPS_VERSION.has(type);
