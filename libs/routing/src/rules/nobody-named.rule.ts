import type { CaseFacts, RouteRule, RuleAnswer } from './route-rule.js';

const triage = (orgIds: readonly string[], score: number, why: string): RuleAnswer => ({
  destination: { action: 'triage', candidates: orgIds.map((orgId) => ({ orgId, score })), why },
  score,
  because: why,
});

/** Questions and suggestions about the trade as a whole are the regulator's own. */
function regulatorsOwn(facts: CaseFacts): RuleAnswer | undefined {
  const { matterType } = facts.classification;
  const general = matterType === 'INQUIRY' || matterType === 'SUGGESTION' || facts.counterpart.kind === 'body';
  if (!general) return undefined;
  const leadOrgId = facts.counterpart.kind === 'body' ? deskOf(facts, facts.counterpart.orgId) : facts.directory.regulator;
  return {
    destination: { action: 'dispatch', leadOrgId, assistOrgIds: [] },
    score: 0.96,
    because: `a matter of the trade as a whole or of ${leadOrgId} itself`,
  };
}

const deskOf = ({ directory }: CaseFacts, orgId: string): string => (directory.parties.get(orgId)?.kind === 'HOTLINE' ? directory.regulator : orgId);

/** DOMAIN §3.5 R12: nobody found: the desk asks (兜底), with the candidates of a tie; a question about the trade itself stays with the regulator. */
export const nobodyNamed: RouteRule = {
  id: 'R12-nobody-named',
  route(facts) {
    const { counterpart, set } = facts;
    const general = facts.reading.weightOf('matter', 'regulator-topic') > 0 ? regulatorsOwn(facts) : undefined;
    if (general !== undefined) return general;
    if (counterpart.kind === 'tie') return triage(counterpart.orgIds, set.parameters.ambiguous, counterpart.why);
    if (counterpart.kind === 'unlisted') return triage([], 0, `licensed institution ${counterpart.alias} is no party here`);
    return regulatorsOwn(facts) ?? triage([], 0, 'no institution named');
  },
};
