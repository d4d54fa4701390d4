import type { Instant } from '#kernel';
import type { AssignmentStatus, Status } from './states.js';

export type MatterType = 'COMPLAINT' | 'REPORT' | 'PETITION' | 'INQUIRY' | 'HELP' | 'SUGGESTION' | 'COMMENDATION';
export type Urgency = 'NORMAL' | 'PRIORITY' | 'URGENT' | 'CRITICAL';
export type Confidentiality = 'OPEN' | 'HIDE_CONTACT' | 'ANONYMOUS' | 'WHISTLEBLOWER';

/** How strict a secrecy is: a change may only rise by itself. */
export const SECRECY_RANK: Readonly<Record<Confidentiality, number>> = { OPEN: 0, HIDE_CONTACT: 1, ANONYMOUS: 2, WHISTLEBLOWER: 3 };

/** 承办任务: one institution's part of a case. */
export interface Assignment {
  readonly assignmentId: string;
  readonly orgId: string;
  readonly role: 'LEAD' | 'ASSIST';
  readonly status: AssignmentStatus;
  readonly offeredAt: Instant;
  /** Until when this institution may ask to give it back (退单期限); null = no limit known. */
  readonly returnUntil: Instant | null;
  /** Designated: no return afterwards (信访工作条例 art. 23). */
  readonly noReturn: boolean;
}

/** What decides about a case. Codes and ids only: texts and persons live elsewhere, sealed. */
export interface Referral {
  readonly status: Status;
  /** Counts transitions and changes of facts that a command depends on; the ETag. Marks, reminders and log entries do not raise it. */
  readonly version: number;
  readonly door: string | null;
  readonly sourceSystem: string;
  readonly sourceOrderNo: string;
  readonly part: 0 | 1;
  readonly sourceVersion: number;
  readonly receivedAt: Instant | null;
  readonly matterType: MatterType | null;
  readonly containsReport: boolean;
  readonly businessLine: string | null;
  readonly causeCode: string | null;
  readonly urgency: Urgency;
  readonly confidentiality: Confidentiality;
  readonly replyRequired: boolean;
  readonly openQuestions: readonly string[];
  readonly isDrill: boolean;
  readonly assignments: readonly Assignment[];
  readonly proposal: Proposal | null;
  readonly returnCount: number;
  readonly pendingReturn: {
    readonly assignmentId: string;
    readonly reasonCode: string;
    readonly suggestedOrgId: string | null;
    readonly requestedBy: string;
  } | null;
  readonly redoCount: number;
  readonly reply: { readonly at: Instant; readonly orgId: string; readonly resultCode: string } | null;
  readonly callbackAttempts: number;
  readonly remindedAt: Instant | null;
  readonly mergedInto: string | null;
  readonly updatedAfterEnd: boolean;
}

/** What routing proposes and nobody has decided yet. */
export interface Proposal {
  readonly leadOrgId: string | null;
  readonly ruleId: string;
  readonly score: number;
}

export const initialReferral: Referral = {
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
  redoCount: 0,
  reply: null,
  callbackAttempts: 0,
  remindedAt: null,
  mergedInto: null,
  updatedAfterEnd: false,
};

const ENDED: readonly AssignmentStatus[] = ['RETURNED', 'REASSIGNED', 'CANCELLED', 'DONE'];

export const isActive = (assignment: Assignment): boolean => !ENDED.includes(assignment.status);

/** The institution that has the case now; at most one (invariant DI1). */
export const activeLead = (referral: Referral): Assignment | undefined =>
  referral.assignments.find((assignment) => assignment.role === 'LEAD' && isActive(assignment));

export const activeAssignmentOf = (referral: Referral, orgId: string): Assignment | undefined =>
  referral.assignments.find((assignment) => assignment.orgId === orgId && isActive(assignment));
