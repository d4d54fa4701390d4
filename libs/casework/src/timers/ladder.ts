import type { ClockKind } from '#sla';
import type { ClockMarkEvent, Referral } from '#referral';
import type { Clock } from '../work/clock.js';

/** Whose duty a clock is: only an institution's duties climb its ladder; the others are the desk's. */
const OF_INSTITUTION: ReadonlySet<ClockKind> = new Set([
  'SIGN',
  'HANDLE',
  'INTERIM',
  'CONTACT',
  'REDO',
  'SUPERVISE',
  'REPORT',
  'NOTIFY',
  'ASSIST',
  'RECTIFY',
  'APPEAL',
]);

/** The party that owes what a clock measures: the assignment's, the supervised, the reviewing one, else the lead. */
export function dutyOf(
  { assignmentId }: Pick<Clock, 'assignmentId'>,
  { assignments, supervisions, reviews, rectifications }: Referral,
  lead: string | null,
): string | null {
  if (assignmentId === null) return lead;
  const owed =
    assignments.find((each) => each.assignmentId === assignmentId) ??
    supervisions.find(({ orderId }) => orderId === assignmentId) ??
    reviews.find(({ reviewId }) => reviewId === assignmentId) ??
    rectifications.find(({ taskId }) => taskId === assignmentId);
  return owed?.orgId ?? lead;
}

interface Ladder {
  /** Who owes it. */
  readonly lead: string | null;
  readonly superior: string | null;
  readonly desk: string;
  readonly supervisor: string;
}

/** The steps of a duty that runs late: the institution is reminded, its breach is told to the unit above, five days later to the supervisor. Our own default. */
export function toldOf(
  type: Exclude<ClockMarkEvent['type'], 'ClockWarned50'>,
  kind: ClockKind,
  { lead, superior, desk, supervisor }: Ladder,
): readonly string[] {
  const first = OF_INSTITUTION.has(kind) && lead !== null ? lead : desk;
  const above = type === 'ClockBreached' || type === 'BulletinIssued' ? [superior ?? desk] : [];
  return [...new Set([first, ...above, ...(type === 'BulletinIssued' ? [supervisor] : [])])];
}

/** Overdue handling of a hotline's case is supervised without anybody asking. @source 潍坊条例 art. 26; 济南条例 art. 28 */
export const isSupervisedByItself = (type: ClockMarkEvent['type'], kind: ClockKind, sourceSystem: string): boolean =>
  type === 'ClockBreached' && sourceSystem === 'HL12345' && (kind === 'HANDLE' || kind === 'INTERIM');
