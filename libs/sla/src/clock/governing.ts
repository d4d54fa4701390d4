import type { Instant } from '#kernel';
import { localDayOf } from '../counting/local-day.js';
import { findPolicy, policyOn } from '../due-at.js';
import type { ClockFacts, Law } from './facts.js';
import { periodFrom, type Period } from './period.js';
import type { Disregard, Disregarded } from './view.js';

export interface Governing {
  readonly period: Period;
  readonly disregarded: readonly Disregarded[];
}

/**
 * The count that governs. New facts inside the limit begin a new one, which never ends before the old would have (令2020-3 art. 18 ¶3,
 * Order 121 art. 35 ¶2); a raised urgency begins a shorter one for hub limits, counted from the moment it was raised, never a longer one.
 */
export function governing(facts: ClockFacts, law: Law): Governing {
  const restarted = afterRestarts(facts, law);
  const disregarded: Disregarded[] = [...restarted.disregarded];
  let { period } = restarted;
  for (const { at, urgency } of facts.escalations) {
    const isHub = period.policy.urgency !== null;
    const row = isHub ? findPolicy(law.policies, facts.ruleId, { day: localDayOf(at), urgency }) : null;
    const next = row === null ? null : periodFrom(at, urgency, { facts, law, until: null });
    if (next !== null && next.due.dueAt < period.due.dueAt) period = next;
    else disregarded.push({ what: 'ESCALATION', which: urgency, at, why: isHub ? 'not-shorter' : 'not-a-hub-limit' });
  }
  return { period, disregarded: [...period.disregarded, ...disregarded] };
}

function afterRestarts(facts: ClockFacts, law: Law): Governing {
  const { triggeredAt, urgency } = facts;
  const first = policyOn(law.policies, facts.ruleId, { day: localDayOf(triggeredAt), urgency });
  const lawful = (at: Instant): boolean => first.restart !== null && at > triggeredAt;
  const restarts = facts.restarts.filter(lawful);
  const leftOut = (at: Instant, why: Disregard): Disregarded => ({ what: 'RESTART', which: facts.ruleId, at, why });
  const disregarded = facts.restarts.filter((at) => !lawful(at)).map((at) => leftOut(at, 'restart-not-lawful'));
  let period = periodFrom(triggeredAt, urgency, { facts, law, until: restarts[0] ?? null });
  restarts.forEach((at, index) => {
    if (!period.open && at >= period.due.dueAt) {
      disregarded.push(leftOut(at, 'restart-after-due'));
      return;
    }
    const next = periodFrom(at, urgency, { facts, law, until: restarts[index + 1] ?? null });
    if (next.due.dueAt >= period.due.dueAt) period = next;
  });
  return { period, disregarded };
}
