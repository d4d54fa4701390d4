import type { OpenCase, OrderFacts } from './order.js';
import type { CaseFacts } from './rules/route-rule.js';

const DAY_MS = 86_400_000;

/** Days between two RFC 3339 moments; NaN-safe: an unreadable time is never within a window. */
const daysBetween = (earlier: string, later: string): number => (Date.parse(later) - Date.parse(earlier)) / DAY_MS;

interface Lead {
  readonly orgId: string | null;
  readonly line: string | null;
}

/** A case of the same person, institution and line within the window: the same fact as far as ids and codes can tell. */
function sameFact(order: OrderFacts, open: OpenCase, lead: Lead & { readonly told: boolean }, days: number): boolean {
  if (order.complainantKey === null || open.complainantKey !== order.complainantKey || open.orderNo === order.orderNo) return false;
  const age = daysBetween(open.receivedAt, order.receivedAt);
  if (!(age >= 0 && age <= days)) return false;
  const sameOrg = open.orgId !== null && open.orgId === lead.orgId;
  return sameOrg && (lead.told || open.businessLine === lead.line || open.businessLine === null || lead.line === null);
}

/**
 * DOMAIN §3.5 R3: the number of the first open case about the same person, respondent and fact, or null. The door's own `repeatOf` is believed where
 * it names a case that is open; words that deny a repeat (另外一件事) rule it out.
 */
export function duplicateOf(facts: CaseFacts, lead: Lead, openCases: readonly OpenCase[]): string | null {
  const { order, reading, set } = facts;
  const told = order.repeatOf === null ? undefined : openCases.find((open) => open.orderNo === order.repeatOf);
  if (told !== undefined) return told.orderNo;
  const said = (tag: string): boolean => reading.weightOf('matter', tag) > 0;
  if (said('not-repeat')) return null;
  return openCases.find((open) => sameFact(order, open, { ...lead, told: said('repeat') || said('withdraw') }, set.parameters.duplicateDays))?.orderNo ?? null;
}
