import type { EventOf, ReferralEventType } from '../events.js';
import type { Assignment, Referral } from '../referral.js';
import type { AssignmentStatus, Status } from '../states.js';

/** What one kind of event changes. Total: an event has already happened. */
export type Effect<Type extends ReferralEventType> = (referral: Referral, event: EventOf<Type>) => Partial<Referral>;
export type Effects<Type extends ReferralEventType> = { readonly [Each in Type]: Effect<Each> };

export const to = (status: Status): (() => Partial<Referral>) => {
  const changes = { status };
  return () => changes;
};

export const nothing = (): Partial<Referral> => ({});

export const move = (referral: Referral, assignmentId: string, status: AssignmentStatus): readonly Assignment[] =>
  referral.assignments.map((assignment) => (assignment.assignmentId === assignmentId ? { ...assignment, status } : assignment));

const LIVE: readonly AssignmentStatus[] = ['OFFERED', 'ACKNOWLEDGED', 'WORKING', 'ANSWERED', 'RETURN_REQUESTED'];

export const moveLead = (referral: Referral, status: AssignmentStatus): readonly Assignment[] =>
  referral.assignments.map((assignment) => (assignment.role === 'LEAD' && LIVE.includes(assignment.status) ? { ...assignment, status } : assignment));

export const endAll = (referral: Referral, status: AssignmentStatus): readonly Assignment[] =>
  referral.assignments.map((assignment) => (LIVE.includes(assignment.status) ? { ...assignment, status } : assignment));

/** The institution that had the case when it ended has it again; nobody else does. */
export function reviveLead(referral: Referral): readonly Assignment[] {
  const last = referral.assignments.findLast(({ role, status }) => role === 'LEAD' && (status === 'DONE' || LIVE.includes(status)));
  return referral.assignments.map((assignment) => (assignment === last ? { ...assignment, status: 'WORKING' } : assignment));
}
