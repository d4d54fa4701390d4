import { speaksOfFinance } from '../counterpart/counterpart.js';
import type { CaseFacts, RouteRule, RuleAnswer } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

/** Sectors whose reports concern the city's financial institutions even where none is named. */
const REGULATED: ReadonlySet<string> = new Set(['POLICE', 'CITY', 'NONE']);

function outside(facts: CaseFacts): RuleAnswer | undefined {
  const { counterpart, set } = facts;
  if (counterpart.kind === 'elsewhere')
    return { destination: transferOf(set, 'ELSEWHERE'), score: SENT_OUT, because: `reported body ${counterpart.alias} has no branch in the city` };
  if (counterpart.kind !== 'sector' || counterpart.passing.length > 0) return undefined;
  if (REGULATED.has(counterpart.sector) && speaksOfFinance(facts)) return undefined;
  return { destination: transferOf(set, counterpart.sector), score: SENT_OUT, because: `report on a matter of ${counterpart.sector}, no institution reported` };
}

/** DOMAIN §3.5 R1: a report of a violation (举报, 检举控告) goes to the regulator only, or to the authority whose matter it is; never to an institution. */
export const report: RouteRule = {
  id: 'R1-report',
  route(facts) {
    if (facts.classification.matterType !== 'REPORT') return undefined;
    const { regulator } = facts.directory;
    return (
      outside(facts) ?? {
        destination: { action: 'report', leadOrgId: regulator, copyTo: [] },
        score: SENT_OUT,
        because: `a report goes to ${regulator} and to no institution`,
      }
    );
  },
};
