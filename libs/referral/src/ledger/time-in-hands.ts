import { instantMs, type Instant } from '#kernel';
import type { ReferralEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { activeLead, initialReferral, openReview, type Referral } from '../referral.js';
import { isEnd } from '../states.js';

/** In whose hands a case is. `HUB` the dispatchers, `SOURCE` the door it came from; `PAUSED` nobody's: a legal ground lets time stand still. */
export type Hands = 'HUB' | 'SOURCE' | 'INSTITUTION' | 'MEDIATION' | 'COURT' | 'REVIEW' | 'PAUSED';

/** A stretch of time in one pair of hands: `from` inclusive, `to` exclusive. */
export interface HandsSegment {
  readonly hands: Hands;
  readonly orgId: string | null;
  readonly from: Instant;
  readonly to: Instant;
}

interface Held {
  readonly hands: Hands;
  readonly orgId: string | null;
}

const HUB: Held = { hands: 'HUB', orgId: null };

/** Who has to move now; null where nobody has: the case has ended and nothing is under review. */
export function handsOf(referral: Referral): Held | null {
  const review = openReview(referral);
  if (review) return { hands: 'REVIEW', orgId: review.orgId };
  if (isEnd(referral.status) || referral.status === 'ABSENT') return null;
  // A return that is asked for is the dispatcher's to decide, whoever still has the papers.
  if (referral.pendingReturn) return HUB;
  switch (referral.status) {
    case 'DISPATCHED':
    case 'IN_PROGRESS':
    case 'REDO':
      return { hands: 'INSTITUTION', orgId: activeLead(referral)?.orgId ?? null };
    case 'REPLY_REVIEW':
    case 'CALLBACK':
      return { hands: referral.door === null ? 'HUB' : 'SOURCE', orgId: referral.door };
    case 'SUSPENDED':
      return { hands: 'PAUSED', orgId: activeLead(referral)?.orgId ?? null };
    case 'IN_MEDIATION':
      return { hands: 'MEDIATION', orgId: referral.mediationOrgId };
    case 'IN_COURT':
      return { hands: 'COURT', orgId: referral.courtOrgId };
    default:
      return HUB;
  }
}

/**
 * The time-in-hands ledger: for every moment from the first event to `until`, or to the end of the case, on whose desk it lay; derived from the
 * events alone. Segments follow each other without gap while the case is open, so their lengths add up to its length.
 */
export function timeInHands(events: readonly ReferralEvent[], until: Instant): readonly HandsSegment[] {
  const segments: HandsSegment[] = [];
  let referral = initialReferral;
  let open: (Held & { readonly from: Instant }) | null = null;
  for (const event of events) {
    referral = evolve(referral, event);
    const now = handsOf(referral);
    if (open && now?.hands === open.hands && now.orgId === open.orgId) continue;
    close(segments, open, event.at);
    open = now && { ...now, from: event.at };
  }
  close(segments, open, until);
  return segments;
}

/** What happens in one moment leaves no segment. */
function close(segments: HandsSegment[], open: (Held & { readonly from: Instant }) | null, to: Instant): void {
  if (open && instantMs(to) > instantMs(open.from)) segments.push({ ...open, to });
}

/** Milliseconds in each pair of hands, by `hands:orgId`. */
export function totals(segments: readonly HandsSegment[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { hands, orgId, from, to } of segments) {
    const key = orgId === null ? hands : `${hands}:${orgId}`;
    found.set(key, (found.get(key) ?? 0) + instantMs(to) - instantMs(from));
  }
  return found;
}

/** The institutions that had the case, one after the other, also those that had it for no time at all. */
export function holdersOf(events: readonly ReferralEvent[]): readonly string[] {
  const holders: string[] = [];
  let referral = initialReferral;
  for (const event of events) {
    referral = evolve(referral, event);
    const held = handsOf(referral);
    if (held?.hands === 'INSTITUTION' && held.orgId !== null && held.orgId !== holders.at(-1)) holders.push(held.orgId);
  }
  return holders;
}

/** How often a case came back to an institution that had had it before: ping-pong (踢皮球). */
export const returnsToFormerHands = (events: readonly ReferralEvent[]): number => {
  const holders = holdersOf(events);
  return holders.filter((orgId, index) => holders.indexOf(orgId) < index).length;
};
