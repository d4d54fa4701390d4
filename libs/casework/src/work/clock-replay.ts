import { evolve, initialReferral, type ReferralEvent } from '#referral';
import { lawAt } from '../calendar/legal-time.js';
import type { Clock } from './clock.js';
import { clocksAfter, type LegalTime } from './clock-effects.js';

/** The calendar that was in force when an event was recorded, as the event itself says; left out by those of the first. */
interface Dated {
  readonly calendarRevision?: number;
}

/** The clocks that a history makes: living through it and replaying it give the same (DI5), each event under the calendar it was recorded with. */
export function replayedClocks(referralId: string, events: readonly ReferralEvent[], law: LegalTime): readonly Clock[] {
  let state = initialReferral;
  let clocks: readonly Clock[] = [];
  for (const event of events) {
    state = evolve(state, event);
    clocks = clocksAfter(event, { clocks, state, referralId, law: lawAt(law, (event as Dated).calendarRevision ?? 1) });
  }
  return clocks;
}

const standing = ({ clockId, state, dueAt, dueOn, stoppedAt }: Clock): string => [clockId, state, dueAt, dueOn, stoppedAt].join(' ');

export function sameClocks(some: readonly Clock[], others: readonly Clock[]): boolean {
  const left = some.map(standing).sort();
  const right = others.map(standing).sort();
  return left.length === right.length && left.every((each, index) => each === right[index]);
}
