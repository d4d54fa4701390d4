import type { RouteRule } from './route-rule.js';
import { SENT_OUT, transferOf } from './transfers.js';

/** DOMAIN §3.5 R2: accusations against public officials belong to discipline inspection, out of the hub; staff of banks and insurers do not count as such here. */
export const discipline: RouteRule = {
  id: 'R2-discipline',
  route({ classification, counterpart, reading, set }) {
    const accused = classification.matterType === 'REPORT' && reading.weightOf('matter', 'petition-discipline') > 0;
    if (!accused || counterpart.kind === 'institution' || counterpart.kind === 'tie' || counterpart.kind === 'unlisted') return undefined;
    return { destination: transferOf(set, 'DISCIPLINE'), score: SENT_OUT, because: 'accusation against a public official' };
  },
};
