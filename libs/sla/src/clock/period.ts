import type { Instant } from '#kernel';
import { localDayOf } from '../counting/local-day.js';
import { policyOn } from '../due-at.js';
import type { SlaPolicy, Urgency } from '../policies.js';
import { extended } from './extensions.js';
import type { ClockFacts, Extension, Law } from './facts.js';
import { meterOf, type Meter } from './meter.js';
import { lawfulPauses, stretched, type Stretched } from './pauses.js';
import type { Disregarded } from './view.js';

/** One count from one start: that of the trigger, of a restart or of an escalation. */
export interface Period extends Stretched {
  readonly startedAt: Instant;
  readonly policy: SlaPolicy;
  readonly meter: Meter;
  readonly total: number;
  readonly granted: readonly Extension[];
}

/** The rule in force on the day the count begins governs it. `until`: a later request belongs to the next count. */
export function periodFrom(startedAt: Instant, urgency: Urgency, { facts, law, until }: { facts: ClockFacts; law: Law; until: Instant | null }): Period {
  const policy = policyOn(law.policies, facts.ruleId, { day: localDayOf(startedAt), urgency });
  const meter = meterOf(startedAt, policy, law);
  const { lawful, disregarded: unlawful } = lawfulPauses(facts.pauses, policy);
  const asked = facts.extensions.filter(({ requestedAt }) => requestedAt >= startedAt && (until === null || requestedAt < until));
  const longer = extended(policy, asked, lawful, meter);
  const end = stretched(longer.total, lawful, meter);
  const disregarded: Disregarded[] = [...unlawful, ...longer.disregarded, ...end.disregarded];
  return { ...end, startedAt, policy, meter, total: longer.total, granted: longer.granted, disregarded };
}
