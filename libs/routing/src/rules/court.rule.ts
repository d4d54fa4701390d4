import { courtDistrictIn } from '../reading/court-number.js';
import type { CaseFacts, RouteRule } from './route-rule.js';

function districtOf({ reading }: CaseFacts): string | null {
  for (const { field, text } of reading.fields) {
    const district = field === 'title' || field === 'content' || field === 'demand' ? courtDistrictIn(text) : null;
    if (district !== null) return district;
  }
  return null;
}

/** DOMAIN §3.5 R9: a case number of a court of the city leads to the court docking desk of its district; the intermediate court for its own numbers. */
export const court: RouteRule = {
  id: 'R9-court',
  route(facts) {
    const district = districtOf(facts);
    const party = district === null ? undefined : facts.directory.court(district);
    if (district === null || party === undefined) return undefined;
    return {
      destination: { action: 'dispatch', leadOrgId: party.orgId, assistOrgIds: [] },
      score: 0.96,
      because: `case number of the court of district ${district}`,
    };
  },
};
