import type { OrderDraft } from '../order-draft.js';

/** The header row of the registration file. */
export const MARKET_COLUMNS = [
  '登记编号',
  '版本',
  '类型',
  '登记时间',
  '消费者姓名',
  '联系电话',
  '证件号码',
  '经营者名称',
  '统一社会信用代码',
  '商品或服务',
  '涉及金额(元)',
  '诉求',
  '问题描述',
  '行政区划',
  '是否保密',
] as const;

export type MarketRow = Readonly<Record<(typeof MARKET_COLUMNS)[number], string>>;

const KIND = { complaint: '投诉', report: '举报', both: '投诉举报' } as const;

/** One row of the registration file (投诉举报登记). */
export const marketRowOf = (draft: OrderDraft): MarketRow => ({
  登记编号: draft.orderNo,
  版本: String(draft.version),
  类型: KIND[draft.kind],
  登记时间: draft.receivedAt.slice(0, 19).replace('T', ' '),
  消费者姓名: draft.person.name,
  联系电话: draft.person.phone,
  证件号码: draft.person.idNo,
  经营者名称: draft.respondent ?? '',
  统一社会信用代码: '',
  商品或服务: draft.product ?? '',
  '涉及金额(元)': draft.amountYuan,
  诉求: draft.demand,
  问题描述: draft.content,
  行政区划: draft.districtCode,
  是否保密: '否',
});

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of CSV without its line end. @source RFC 4180 */
export const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(',');

export const marketLine = (row: MarketRow): string => csvLine(MARKET_COLUMNS.map((column) => row[column]));
