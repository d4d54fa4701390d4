import type { Instant } from '#kernel';

/** A party that is to receive a case, as the registry knows it. */
export interface Recipient {
  readonly orgId: string;
  readonly isInstitution: boolean;
  readonly isActive: boolean;
  readonly assignmentId: string;
}

export interface AssistOrder extends Recipient {
  readonly question: string;
  readonly dueOn: string;
  /** The last day an assist may be given: the lead's own due less two working days. */
  readonly latestDueOn: string;
}

/** 会办 and 职责争议. */
export type JointHandlingCommand =
  | { readonly type: 'proposeAssist'; readonly change: 'add' | 'remove'; readonly orgId: string; readonly question: string; readonly dueOn: string | null }
  | { readonly type: 'rejectAssist'; readonly opinion: string }
  | ({ readonly type: 'addAssist' } & AssistOrder)
  | { readonly type: 'removeAssist'; readonly orgId: string; readonly reason: string }
  | { readonly type: 'answerAssist'; readonly text: string }
  | { readonly type: 'openDispute'; readonly orgIds: readonly string[]; readonly reason: string }
  | ({ readonly type: 'designate'; readonly reason: string; readonly returnUntil: Instant | null } & Recipient);
