export type { Door, MatterType, OpenCase, OrderFacts, RoutingParty } from './order.js';
export type { ReportRecipientId } from './report-recipient.js';
export { reportRecipient } from './report-recipient.js';
export type { Classification, Confidentiality, Destination, RouteProposal, RouteReceipt, RoutingEngine, Urgency } from './proposal.js';
export type { CompileResult } from './compile-rule-set.js';
export { anOrder } from './an-order.js';
export { compileRuleSet, shippedEngine } from './compile-rule-set.js';
export { SHIPPED_RULE_SET } from './rule-set/index.js';
