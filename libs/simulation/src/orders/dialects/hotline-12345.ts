import type { OrderDraft } from '../order-draft.js';

/** A work order of the 12345 hotline. */
export const hotlineOrderOf = (draft: OrderDraft): Record<string, unknown> => ({
  orderNo: draft.orderNo,
  version: draft.version,
  orderType: draft.kind === 'complaint' ? '投诉' : '举报',
  channel: '电话',
  title: draft.title,
  content: draft.content,
  categoryPath: draft.category,
  ...(draft.respondent === null ? {} : { respondentName: draft.respondent }),
  districtCode: draft.districtCode,
  caller: { name: draft.person.name, phone: draft.person.phone, idNo: draft.person.idNo },
  amountYuan: draft.amountYuan,
  receivedAt: draft.receivedAt,
});
