import { isUscc, type Instant, type JsonValue } from '#kernel';
import type { MeaningFault } from '#contracts';
import { codeTable, UnknownCodes } from '../../mapping/code-table.js';
import { districtOf } from '../../mapping/districts.js';
import { Bad, Faults } from '../../mapping/faults.js';
import { idFault, timeFaults } from '../../mapping/meaning.js';
import { mappedOrder, type MappedOrder } from '../../mapping/mapped-order.js';
import { complainantsOf, NOBODY } from '../../mapping/people.js';
import { titleOf } from '../../mapping/titles.js';
import { label, orderNo, phone, text, wholeText, word, yuan, type Read } from '../../mapping/values.js';
import { chinaTime, code, idCode, isCellError, uscc, yesNo } from './cells.js';
import { COLUMNS, type Column, type Header } from './columns.js';

export const KINDS = codeTable('类型', '2026-01-01', [
  ['投诉', '投诉'],
  ['举报', '举报'],
  ['投诉举报', '投诉举报'],
]);

/** One row by column name; an empty cell is an absent value. Faults are noted as `row:column`. */
export class RowReader {
  private readonly cells: ReadonlyMap<Column, string>;

  constructor(
    header: Header,
    cells: readonly string[],
    private readonly row: number,
    readonly faults: Faults,
  ) {
    this.cells = new Map(header.map((column, index) => [column, (cells[index] ?? '').trim()]));
    if (cells.length !== header.length)
      faults.add(`${row}`, 'HUB_ROW_RAGGED', `has ${cells.length} cells, the header has ${header.length}: quote cells that hold a comma`);
    for (const column of COLUMNS)
      if (isCellError(this.cells.get(column) ?? '')) faults.add(`${row}:${column}`, 'HUB_CELL_ERROR', 'holds an error of the spreadsheet, not a value');
  }

  cell(column: Column): string {
    return this.cells.get(column) ?? '';
  }

  optional<T>(column: Column, read: Read<T>): T | null {
    const cell = this.cell(column);
    return cell === '' ? null : this.checked(column, cell, read);
  }

  required<T>(column: Column, read: Read<T>, instead: T): T {
    const cell = this.cell(column);
    if (cell !== '') return this.checked(column, cell, read) ?? instead;
    this.faults.add(`${this.row}:${column}`, 'HUB_FIELD_REQUIRED', 'is required');
    return instead;
  }

  private checked<T>(column: Column, cell: JsonValue, read: Read<T>): T | null {
    const result = read(cell);
    if (!(result instanceof Bad)) return result;
    this.faults.add(`${this.row}:${column}`, result.code, result.detail);
    return null;
  }
}

const read = (row: RowReader) => ({
  no: row.required('登记编号', code(orderNo), ''),
  version: row.required('版本', wholeText(1, 2_147_483_647), 1),
  kind: row.required('类型', word, ''),
  registeredAt: row.required('登记时间', chinaTime, '' as Instant),
  name: row.optional('消费者姓名', label(64)),
  phone: row.optional('联系电话', code(phone)),
  idNo: row.optional('证件号码', idCode),
  respondentName: row.optional('经营者名称', label(200)),
  respondentCode: row.optional('统一社会信用代码', uscc),
  goods: row.optional('商品或服务', label(200)),
  amountFen: row.optional('涉及金额(元)', yuan),
  demand: row.optional('诉求', text(1_000)),
  content: row.required('问题描述', text(10_000), ''),
  district: row.optional('行政区划', word),
  secret: row.optional('是否保密', yesNo) ?? false,
});
type Registration = ReturnType<typeof read>;

/**
 * One row of a registration file (12315 投诉举报登记) → the hub's terms. 投诉举报 stays one order here; casework splits it.
 * @throws InputFault `HUB_SCHEMA_INVALID` (400) with one entry per fault
 */
export function readRegistration(header: Header, cells: readonly string[], row: number, now: Instant): MappedOrder {
  const faults = new Faults();
  const registration = read(new RowReader(header, cells, row, faults));
  faults.throwIfAny(`第 ${row} 行`);
  return map(registration, now);
}

function map(row: Registration, now: Instant): MappedOrder {
  const unknown = new UnknownCodes(row.registeredAt);
  const meaning: MeaningFault[] = [
    ...timeFaults({ field: '登记时间', at: row.registeredAt }, { field: '登记时间', at: null }, now),
    ...idFault(row.idNo, '证件号码'),
  ];
  unknown.map(KINDS, row.kind);
  if (row.respondentCode !== null && !isUscc(row.respondentCode)) unknown.keep('统一社会信用代码', row.respondentCode);
  const draft = {
    sourceOrderNo: row.no,
    sourceVersion: row.version,
    receivedAt: row.registeredAt,
    kindWord: row.kind,
    respondentCode: row.respondentCode,
    districtCode: districtOf(row.district, '行政区划', unknown, meaning),
    amountFen: row.amountFen,
    secret: row.secret,
  };
  return mappedOrder('market-12315', draft, { personal: personalOf(row), unknownCodes: unknown.list, faults: meaning, words: [row.goods ?? ''] });
}

const personalOf = (row: Registration): MappedOrder['personal'] => ({
  title: titleOf([row.goods, row.demand], row.content),
  content: row.content,
  demand: row.demand,
  respondentName: row.respondentName,
  branchName: null,
  dispatcherOpinion: null,
  contractNo: null,
  complainants: complainantsOf({ ...NOBODY, name: row.name, phone: row.phone, idNo: row.idNo }, null),
  attachments: [],
});
