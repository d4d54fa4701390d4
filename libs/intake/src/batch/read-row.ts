import { InputFault, type Fault } from '#platform';
import type { ErrorCode, Instant } from '#kernel';
import type { Door } from '#contracts';
import { RowReader, readRegistration } from '../channels/market-12315/inbound.js';
import { code } from '../channels/market-12315/cells.js';
import type { Column } from '../channels/market-12315/columns.js';
import { glimpse, glimpseOf, type Glimpse } from '../channels/peek.js';
import { readRecord } from '../channels/read-record.js';
import { readCommandRecord, type CommandRecord } from '../commands/command-record.js';
import { commandOfWord, csvCommandBody } from '../commands/csv-commands.js';
import { isOfficerCommand } from '../commands/officer-commands.js';
import { Faults } from '../mapping/faults.js';
import type { MappedOrder } from '../mapping/mapped-order.js';
import { orderNo, text, uuid, word } from '../mapping/values.js';
import type { BatchFormat } from './batch-format.js';
import { cellsOf, decoded } from './csv-encoding.js';
import type { BatchRecord } from './record-splitter.js';

export type Row =
  | { readonly kind: 'order'; readonly order: MappedOrder }
  | { readonly kind: 'command'; readonly command: CommandRecord }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string; readonly faults: readonly Fault[]; readonly command: Glimpse | null };

/** One record of a stored batch → an order, a command, or why it is neither. Never throws because of what the record holds. */
export function readRow(door: Door, format: BatchFormat, record: BatchRecord, now: Instant): Row {
  try {
    return format.form === 'csv' ? csvRow(door, format, record, now) : jsonRow(door, record, now);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    const row = String(record.row);
    const faults = error.faults.map((fault) => ({ ...fault, path: fault.path.startsWith('/') ? `${row}:${fault.path}` : fault.path }));
    const { code: why, message: detail } = error;
    return {
      kind: 'refused',
      code: why,
      detail,
      faults: faults.length > 0 ? faults : [{ path: row, code: why, detail }],
      command: commandIn(door, format, record),
    };
  }
}

/** Which command a refused row was meant to be; null for an order. */
function commandIn(door: Door, format: BatchFormat, { bytes }: BatchRecord): Glimpse | null {
  const seen = format.form === 'csv' ? csvGlimpse(format, bytes) : glimpse(door, bytes);
  return seen.command === null ? null : seen;
}

function csvGlimpse(format: BatchFormat, bytes: Buffer): Glimpse {
  const cells = cellsOf(decoded(bytes, format.encoding) ?? '') ?? [];
  const cell = (column: Column): string => (cells[format.header.indexOf(column)] ?? '').trim();
  return glimpseOf({ no: cell('登记编号'), commandId: cell('操作编号'), command: cell('操作') });
}

function jsonRow(door: Door, { bytes }: BatchRecord, now: Instant): Row {
  const record = readRecord(door, bytes, now);
  return 'order' in record ? { kind: 'order', order: record.order } : { kind: 'command', command: record.command };
}

function csvRow(door: Door, format: BatchFormat, { row, bytes }: BatchRecord, now: Instant): Row {
  const record = decoded(bytes, format.encoding);
  if (record === null) throw new InputFault('HUB_TEXT_ENCODING', 422, `第 ${row} 行不是 ${format.encoding} 编码。Row ${row} is not ${format.encoding}.`);
  const cells = cellsOf(record);
  if (cells === null)
    throw new InputFault('HUB_CSV_QUOTE', 422, `第 ${row} 行的引号有误。The quotes of row ${row} are wrong: double them inside a quoted cell.`);
  const isCommand = (cells[format.header.indexOf('操作')] ?? '').trim() !== '';
  return isCommand
    ? { kind: 'command', command: csvCommand(door, format, cells, row) }
    : { kind: 'order', order: readRegistration(format.header, cells, row, now) };
}

function csvCommand(door: Door, format: BatchFormat, cells: readonly string[], row: number): CommandRecord {
  const faults = new Faults();
  const reader = new RowReader(format.header, cells, row, faults);
  const no = reader.required('登记编号', code(orderNo), '');
  const command = commandOfWord(reader.required('操作', word, ''));
  const commandId = reader.required('操作编号', uuid, '');
  const said = reader.required('操作说明', text(10_000), '');
  if (!isOfficerCommand(command)) faults.add(`${row}:操作`, 'HUB_COMMAND_UNKNOWN', 'is no command of an officer');
  faults.throwIfAny(`第 ${row} 行`);
  const body = isOfficerCommand(command) ? csvCommandBody(command, commandId, said, row) : {};
  return readCommandRecord(door, { ...body, orderNo: no, command });
}
