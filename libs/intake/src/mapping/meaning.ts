import { instantMs, isResidentId, type Instant } from '#kernel';
import type { MeaningFault } from '#contracts';

const TOLERANCE_MS = 5 * 60_000;

/** Whether a time lies further ahead than clocks may differ. */
export const isFuture = (time: Instant, now: Instant): boolean => instantMs(time) > instantMs(now) + TOLERANCE_MS;

/** Times that cannot be true together. They quarantine the referral; the source is not turned away. */
export function timeFaults(received: { field: string; at: Instant }, occurred: { field: string; at: Instant | null }, now: Instant): MeaningFault[] {
  const faults: MeaningFault[] = [];
  if (isFuture(received.at, now)) faults.push({ field: received.field, code: 'HUB_TIME_IN_FUTURE' });
  if (occurred.at !== null && instantMs(occurred.at) > instantMs(received.at) + TOLERANCE_MS) faults.push({ field: occurred.field, code: 'HUB_TIME_ORDER' });
  return faults;
}

/** An 18-character number is a resident id and must have the right check digit and a real date of birth; other documents have no rule here. @source GB 11643 */
export const idFault = (idNo: string | null, field: string): MeaningFault[] =>
  idNo !== null && /^\d{17}[\dX]$/.test(idNo) && !isResidentId(idNo) ? [{ field, code: 'HUB_ID_CHECKSUM' }] : [];
