import type { Instant } from '#kernel';
import type { PauseGround, ReviewDecision, ReviewKind, SupervisionLevel } from './grounds.js';
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
  /** An assist's own day, yyyy-MM-dd; null for a lead, whose limits are clocks. */
  readonly dueOn: string | null;
}

/** 督办单: asked, answered, verified or sent back. */
export interface Supervision {
  readonly orderId: string;
  readonly level: SupervisionLevel;
  readonly orgId: string;
  readonly dueOn: string;
  readonly state: 'ISSUED' | 'ANSWERED' | 'CLOSED';
}

/** 核查/复查/复核: a second look at a decision by the unit next above. */
export interface Review {
  readonly reviewId: string;
  readonly kind: ReviewKind;
  readonly orgId: string;
  readonly state: 'REQUESTED' | 'OPEN' | 'HEARING' | 'NOT_ACCEPTED' | 'DECIDED';
  readonly decision: ReviewDecision | null;
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
  readonly pendingAssist: { readonly change: 'add' | 'remove'; readonly orgId: string; readonly dueOn: string | null; readonly requestedBy: string } | null;
  readonly dispute: { readonly orgIds: readonly string[]; readonly openedAt: Instant } | null;
  readonly pendingExtension: { readonly ruleId: string; readonly extensionRuleId: string; readonly newDueOn: string; readonly requestedBy: string } | null;
  /** How often each rule lengthened a limit of this case. */
  readonly extensions: Readonly<Record<string, number>>;
  readonly pendingSuspension: { readonly ground: PauseGround; readonly expectedEnd: string; readonly requestedBy: string } | null;
  readonly suspension: { readonly ground: PauseGround; readonly expectedEnd: string } | null;
  readonly mediationOrgId: string | null;
  readonly courtOrgId: string | null;
  /** Redos that the source or a supervisor ordered; at most two. */
  readonly redoCount: number;
  readonly reply: {
    readonly at: Instant;
    readonly orgId: string;
    readonly resultCode: string;
    /** Keyed hash of who handled it: a redo is another person's. */
    readonly handler: string | null;
  } | null;
  readonly firstHandler: string | null;
  /** The last rating of a callback, 1 to 5. */
  readonly rating: number | null;
  /** When the complainant received the answer: the right to a review counts from here. */
  readonly answeredAt: Instant | null;
  readonly reviews: readonly Review[];
  readonly supervisions: readonly Supervision[];
  /** 整改: what an institution has still to put right. */
  readonly rectifications: readonly { readonly taskId: string; readonly orgId: string }[];
  readonly majorCaseId: string | null;
  readonly closedAt: Instant | null;
  readonly reopenedAt: Instant | null;
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
};

const ENDED: readonly AssignmentStatus[] = ['RETURNED', 'REASSIGNED', 'CANCELLED', 'DONE'];

export const isActive = (assignment: Assignment): boolean => !ENDED.includes(assignment.status);

/** The institution that has the case now; at most one (invariant DI1). */
export const activeLead = (referral: Referral): Assignment | undefined =>
  referral.assignments.find((assignment) => assignment.role === 'LEAD' && isActive(assignment));

export const activeAssignmentOf = (referral: Referral, orgId: string): Assignment | undefined =>
  referral.assignments.find((assignment) => assignment.orgId === orgId && isActive(assignment));

export const activeAssists = (referral: Referral): readonly Assignment[] =>
  referral.assignments.filter((assignment) => assignment.role === 'ASSIST' && isActive(assignment));

/** The review that is not decided yet; at most one. */
export const openReview = (referral: Referral): Review | undefined =>
  referral.reviews.find(({ state }) => state === 'REQUESTED' || state === 'OPEN' || state === 'HEARING');
