/** The states of a referral (工单状态). `ABSENT` is the «—» before the first event. */
export const STATUSES = [
  'ABSENT',
  'RECEIVED',
  'QUARANTINED',
  'TRIAGE',
  'PENDING_DISPATCH',
  'DISPATCHED',
  'IN_PROGRESS',
  'REPLY_REVIEW',
  'CALLBACK',
  'DISPUTED',
  'SUSPENDED',
  'IN_MEDIATION',
  'IN_COURT',
  'REDO',
  'CLOSED',
  'NOT_ACCEPTED',
  'WITHDRAWN',
  'MERGED',
  'TRANSFERRED_OUT',
  'ARCHIVED',
] as const;
export type Status = (typeof STATUSES)[number];

/** The ends: only what the table allows expressly may still happen there. */
export const ENDS = ['CLOSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'MERGED', 'TRANSFERRED_OUT', 'ARCHIVED'] as const satisfies readonly Status[];

/** Every state in which somebody still owes something. */
export const OPEN: readonly Status[] = STATUSES.filter((status) => status !== 'ABSENT' && !(ENDS as readonly Status[]).includes(status));

export const isEnd = (status: Status): boolean => (ENDS as readonly Status[]).includes(status);

/** The states of an assignment (承办任务). */
export type AssignmentStatus = 'OFFERED' | 'ACKNOWLEDGED' | 'WORKING' | 'ANSWERED' | 'DONE' | 'RETURN_REQUESTED' | 'RETURNED' | 'REASSIGNED' | 'CANCELLED';

/** Roles of DOMAIN's table: see docs/architecture.md. */
export type Role = 'HO' | 'PO' | 'MO' | 'HD' | 'IH' | 'IM' | 'IS' | 'SV' | 'CB' | 'MA' | 'ME' | 'CC' | 'RV' | 'AU' | 'SYS';
