import type { RouteRule } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

/** DOMAIN §3.5 R6: an institution without a branch in the city (other city, internet insurer, lending platform) is for the authority of its seat. */
export const outsideArea: RouteRule = {
  id: 'R6-outside-area',
  route({ counterpart, set }) {
    if (counterpart.kind !== 'elsewhere') return undefined;
    return { destination: transferOf(set, 'ELSEWHERE'), score: SENT_OUT, because: `${counterpart.alias} has no branch in the city` };
  },
};
