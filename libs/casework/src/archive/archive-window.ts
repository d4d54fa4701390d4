import { instantMs, instantOf, type Instant } from '#kernel';
import type { Referral } from '#referral';
import { reviewUntil } from '../law/time-law.js';
import type { LegalTime } from '../work/clock-effects.js';

const DAY_MS = 86_400_000;
/** The days in which a review may be asked for, for cases that ended without an answer of their own. */
const REVIEW_MS = 30 * DAY_MS;
/** What the post may take (our own default). */
const GRACE_MS = 5 * DAY_MS;

/** The earliest age of an ended case at which it may go into the archive. */
export const RESTS_MS = REVIEW_MS + GRACE_MS;

/** From when on nobody can ask for a review of a case any more (row 44). `endedAt`: the last thing that happened to it. */
export function reviewWindowEndsAt(state: Referral, endedAt: Instant, law: LegalTime): Instant {
  const asked = state.answeredAt === null ? instantMs(endedAt) + REVIEW_MS : instantMs(reviewUntil({ state, law }));
  return instantOf(Math.max(asked, instantMs(endedAt)) + GRACE_MS);
}
