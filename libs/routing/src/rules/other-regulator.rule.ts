import type { RouteRule } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

const OTHER_REGULATORS: ReadonlySet<string> = new Set(['PAYMENT', 'PBOC', 'SECURITIES', 'LOCAL_FINANCE', 'FUND_RAISING']);

/** DOMAIN §3.5 R7b: by respondent, not by subject: payment and credit-reporting firms → 12363, securities and futures → 12386; a bank's own 征信 or cash case stays. */
export const otherRegulator: RouteRule = {
  id: 'R7b-other-regulator',
  route({ counterpart, set }) {
    if (counterpart.kind !== 'sector' || !OTHER_REGULATORS.has(counterpart.sector)) return undefined;
    return {
      destination: transferOf(set, counterpart.sector),
      score: SENT_OUT,
      because: `matter of ${counterpart.sector}${counterpart.alias === null ? '' : ` by ${counterpart.alias}`}`,
    };
  },
};
