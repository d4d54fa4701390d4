import type { OrderDraft } from '../order-draft.js';

/** A call record of the regulator's line. */
export const callOf = (draft: OrderDraft): Record<string, unknown> => ({
  callNo: draft.orderNo,
  version: draft.version,
  calledAt: draft.receivedAt,
  agentNo: 'A-012',
  ...(draft.respondent === null ? {} : { institutionName: draft.respondent }),
  ...(draft.line === null ? {} : { businessLine: draft.line }),
  complainant: { name: draft.person.name, phone: draft.person.phone, idNo: draft.person.idNo },
  demand: draft.demand,
  content: draft.content,
  amountYuan: draft.amountYuan,
  triedInstitutionFirst: true,
});
