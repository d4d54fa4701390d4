import { HubError, type LocalDate } from '#kernel';

/** Days on which one organisation differs from the country: closed in an emergency, open on a weekend. */
export interface Overlay {
  /** Why, as it is shown: 「台风停工」. */
  readonly reason: string;
  readonly closed: readonly LocalDate[];
  readonly open: readonly LocalDate[];
}

/**
 * The kind of each day of an overlay. A closed day is a rest day, no statutory holiday: what rolls on holidays only does not roll on it.
 * @throws HubError `HUB_CALENDAR_OVERLAY_CONFLICT` (not retryable) when a day is said to be both.
 */
export function overlayDays({ closed, open }: Overlay): readonly (readonly [LocalDate, 'REST' | 'WORK'])[] {
  const both = closed.find((day) => open.includes(day));
  if (both !== undefined) throw new HubError('HUB_CALENDAR_OVERLAY_CONFLICT', `${both} is said to be both closed and open: name it once`, false, { day: both });
  return [...closed.map((day) => [day, 'REST'] as const), ...open.map((day) => [day, 'WORK'] as const)];
}
