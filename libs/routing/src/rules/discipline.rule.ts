import type { RouteRule } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

/** DOMAIN §3.5 R2: accusations against public officials belong to discipline inspection, out of the hub; staff of banks and insurers do not count as such here. */
export const discipline: RouteRule = {
  id: 'R2-discipline',
  route({ classification, reading, respondents, set }) {
    const accused = classification.matterType === 'REPORT' && reading.weightOf('matter', 'petition-discipline') > 0;
    const bankers =
      reading.weightOf('matter', 'bank-staff') > 0 ||
      respondents.some(({ inField, target, name }) => (inField || target) && name.type !== 'outsider' && name.kind !== 'REGULATOR');
    if (!accused || bankers) return undefined;
    return { destination: transferOf(set, 'DISCIPLINE'), score: SENT_OUT, because: 'accusation against a public official' };
  },
};
