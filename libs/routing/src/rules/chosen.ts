import type { Counterpart, Ground } from '../counterpart/counterpart.js';
import type { CaseFacts, RouteRule, RuleAnswer } from './route-rule.js';

type Chosen = Extract<Counterpart, { kind: 'institution' }>;

function answer(facts: CaseFacts, chosen: Chosen, because: string): RuleAnswer {
  const destination = { action: 'dispatch', leadOrgId: chosen.orgId, assistOrgIds: chosen.assist } as const;
  const base = { destination, score: chosen.score, because };
  return chosen.runnerUp === null ? base : { ...base, runnerUp: { orgId: chosen.runnerUp, score: facts.set.parameters.ambiguous } };
}

/** A rule that speaks for an institution chosen on one of these grounds. */
export const chosenBy = (id: string, grounds: readonly Ground[], because: (chosen: Chosen) => string): RouteRule => ({
  id,
  route(facts) {
    const { counterpart } = facts;
    if (counterpart.kind !== 'institution' || !grounds.includes(counterpart.ground)) return undefined;
    return answer(facts, counterpart, because(counterpart));
  },
});
