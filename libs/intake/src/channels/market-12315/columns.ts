import type { Fault } from '#platform';
import { InputFault } from '#platform';

/** The columns of a registration file, by name in any order. */
export const COLUMNS = [
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
  '操作',
  '操作编号',
  '操作说明',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A file may leave out optional columns; without these no row of it could be taken. */
const REQUIRED: readonly Column[] = ['登记编号'];
const REQUIRED_FOR_ORDERS: readonly Column[] = ['版本', '类型', '登记时间', '问题描述'];
const REQUIRED_FOR_COMMANDS: readonly Column[] = ['操作', '操作编号'];

/** Spellings seen in files of the same template. */
const ALIASES: ReadonlyMap<string, Column> = new Map([
  ['登记号', '登记编号'],
  ['登记单编号', '登记编号'],
  ['版本号', '版本'],
  ['联系方式', '联系电话'],
  ['手机号码', '联系电话'],
  ['身份证号', '证件号码'],
  ['经营者', '经营者名称'],
  ['商品/服务', '商品或服务'],
  ['涉及金额', '涉及金额(元)'],
  ['金额(元)', '涉及金额(元)'],
]);

/** Where each column stands in a file's rows. */
export type Header = readonly Column[];

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

/** Padding, full-width brackets and a BOM are no difference. */
export const plainHeader = (cell: string): string => cell.normalize('NFKC').replace(/[\s\ufeff]/g, '');

export function columnOf(cell: string): Column | null {
  const name = plainHeader(cell);
  return isColumn(name) ? name : (ALIASES.get(name) ?? null);
}

/**
 * The header row → which column stands where.
 * @throws InputFault `HUB_HEADER_INVALID` (422) with one entry per fault: unknown, doubled, empty or missing columns
 */
export function readHeader(cells: readonly string[]): Header {
  const faults: Fault[] = [];
  const found: Column[] = [];
  cells.forEach((cell, index) => {
    const path = `1:${index + 1}`;
    const column = columnOf(cell);
    if (plainHeader(cell) === '') faults.push({ path, code: 'HUB_HEADER_EMPTY', detail: 'the header cell is empty: do not merge header cells' });
    else if (column === null) faults.push({ path, code: 'HUB_HEADER_UNKNOWN', detail: `is no column of the template; known: ${COLUMNS.join(', ')}` });
    else if (found.includes(column)) faults.push({ path, code: 'HUB_HEADER_DUPLICATE', detail: `${column} stands twice` });
    else found.push(column);
  });
  for (const column of missing(found)) faults.push({ path: '1', code: 'HUB_HEADER_MISSING', detail: `the column ${column} is missing` });
  if (faults.length > 0)
    throw new InputFault(
      'HUB_HEADER_INVALID',
      422,
      '表头与模板不符，请按 errors 更正后重传整个文件。The header row is not that of the template: correct it and send the file again.',
      faults,
    );
  return found;
}

function missing(found: readonly Column[]): readonly Column[] {
  const absent = (columns: readonly Column[]): Column[] => columns.filter((column) => !found.includes(column));
  const forOrders = absent(REQUIRED_FOR_ORDERS);
  const commandsOnly = absent(REQUIRED_FOR_COMMANDS).length === 0 && forOrders.length === REQUIRED_FOR_ORDERS.length;
  return [...absent(REQUIRED), ...(commandsOnly ? [] : forOrders)];
}
