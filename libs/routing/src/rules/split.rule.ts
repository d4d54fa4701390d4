import type { RouteRule } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

/** DOMAIN §0.2, 令2020年第3号 art. 32: a text that is both complaint and report is split; the report half goes to the regulator, the complaint half waits for the desk. */
export const split: RouteRule = {
  id: 'R1-split',
  route({ classification, counterpart, directory, set }) {
    if (!classification.containsReport) return undefined;
    if (counterpart.kind === 'sector')
      return { destination: transferOf(set, counterpart.sector), score: SENT_OUT, because: `complaint and report on a matter of ${counterpart.sector}` };
    const leadOrgId = counterpart.kind === 'institution' ? counterpart.orgId : null;
    const because = leadOrgId === null ? 'complaint and report in one text, institution not told' : `complaint about ${leadOrgId} and a report in one text`;
    return { destination: { action: 'split', complaint: { leadOrgId }, report: { leadOrgId: directory.regulator } }, score: SENT_OUT, because };
  },
};
