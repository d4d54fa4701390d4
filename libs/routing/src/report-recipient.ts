import type { RoutingParty } from './order.js';

/** Branded: only this file makes one, from a party whose kind may lawfully receive a report of a violation (举报). */
export type ReportRecipientId = string & { readonly __reportRecipient: unique symbol };

/**
 * Kinds that may receive a report. @source 信访工作条例 art. 30, 46(5); 市场监督管理投诉举报处理办法 art. 37 (DOMAIN §0.6): never the reported party,
 * so no bank, insurer or association of them is in the list.
 */
const LAWFUL_KINDS: ReadonlySet<string> = new Set(['REGULATOR', 'POLICE', 'DISCIPLINE']);

/** @returns the party as a recipient of reports, or undefined when its kind may not receive one. */
export const reportRecipient = (party: RoutingParty): ReportRecipientId | undefined =>
  LAWFUL_KINDS.has(party.kind) ? (party.orgId as ReportRecipientId) : undefined;
