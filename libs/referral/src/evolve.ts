import { raisesVersion, type ReferralEvent, type ReferralEventType } from './events.js';
import { AFTER_ANSWER, SUPERVISION } from './evolve/after-answer.js';
import type { Effects } from './evolve/changes.js';
import { HANDLING } from './evolve/handling.js';
import { JOINT_HANDLING } from './evolve/joint-handling.js';
import { RECEIPT } from './evolve/receipt.js';
import { MEDIATION_AND_COURT, TIME } from './evolve/time.js';
import type { Referral } from './referral.js';

/** A new event does not compile until it has its effect here. */
const EFFECTS: Effects<ReferralEventType> = {
  ...RECEIPT,
  ...HANDLING,
  ...JOINT_HANDLING,
  ...TIME,
  ...MEDIATION_AND_COURT,
  ...AFTER_ANSWER,
  ...SUPERVISION,
};

/** The referral after `event`. Total: it never refuses, because the event has already happened. */
export function evolve(referral: Referral, event: ReferralEvent): Referral {
  const effect = EFFECTS[event.type] as (on: Referral, given: ReferralEvent) => Partial<Referral>;
  return { ...referral, ...effect(referral, event), version: referral.version + (raisesVersion(event.type) ? 1 : 0) };
}

export const replay = (events: Iterable<ReferralEvent>, from: Referral): Referral => {
  let referral = from;
  for (const event of events) referral = evolve(referral, event);
  return referral;
};
