import type { TransferOut } from '../proposal.js';
import type { RuleSet } from '../rule-set/rule-set.js';

/** Sure enough to send out without a person: the same score as a named institution (DOMAIN §3.5, last paragraph). */
export const SENT_OUT = 0.96;

/** The transfer for a sector of other authorities; unknown sectors go back to the source. */
export function transferOf(set: RuleSet, sector: string): TransferOut {
  const found = set.transfers.find((transfer) => transfer.sector === sector) ?? set.transfers.find((transfer) => transfer.sector === 'NONE');
  return { action: 'transferOut', to: found?.to ?? 'SOURCE', toName: found?.toName ?? '退回来源单位', advice: found?.advice ?? '建议来源单位另行转办。' };
}
