import type { RouteRule } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

const FINANCIAL: ReadonlySet<string> = new Set(['PAYMENT', 'PBOC', 'SECURITIES', 'LOCAL_FINANCE', 'FUND_RAISING']);

/** DOMAIN §3.5 R7: goods, property, telecom, labour and the rest, also where a bank's card paid for them: to the authority or back to the source. */
export const notFinancial: RouteRule = {
  id: 'R7-not-financial',
  route({ counterpart, set }) {
    if (counterpart.kind !== 'sector' || FINANCIAL.has(counterpart.sector)) return undefined;
    return {
      destination: transferOf(set, counterpart.sector),
      score: SENT_OUT,
      because: `not a financial dispute: ${counterpart.sector}${counterpart.alias === null ? '' : ` by ${counterpart.alias}`}`,
    };
  },
};
