import type { ReferralEvent } from '#referral';
import type { Clock } from '../../libs/casework/src/work/clock.js';
import type { Moment } from './life.js';

/** What lets a due move later: an extension, a pause and its end, new facts. */
const LATER: readonly ReferralEvent['type'][] = [
  'ExtensionGranted',
  'ReferralSuspended',
  'ReferralResumed',
  'JurisdictionDisputed',
  'MediationRequested',
  'MediationEnded',
  'CourtDocked',
  'CourtResultReceived',
  'HearingOpened',
  'HearingClosed',
  'SourceUpdated',
];

/** A due of a clock that runs before and after, which moved without a lawful cause. */
export function dueMoved({ clocksBefore, clocksAfter, events }: Moment): string | null {
  const before = new Map(clocksBefore.map((clock) => [clock.clockId, clock]));
  const happened = (types: readonly ReferralEvent['type'][]): boolean => events.some(({ type }) => types.includes(type));
  for (const clock of clocksAfter) {
    const was = before.get(clock.clockId);
    if (was === undefined || was.dueAt === clock.dueAt || was.state === 'STOPPED' || clock.state === 'STOPPED') continue;
    if (isFirstUrgency(clock, events)) continue;
    const [lawful, how] = clock.dueAt < was.dueAt ? [happened(['UrgencyChanged']), 'earlier'] : [happened(LATER), 'later'];
    if (!lawful) return `${clock.ruleId} ${how} by ${events.map(({ type }) => type).join(' ')}: ${was.dueAt} → ${clock.dueAt}`;
  }
  return null;
}

/** The urgency is known with the classification: the dispatch limit is counted by it from then on. */
const isFirstUrgency = ({ kind }: Clock, events: readonly ReferralEvent[]): boolean =>
  kind === 'DISPATCH' && events.some(({ type }) => type === 'ReferralClassified');
