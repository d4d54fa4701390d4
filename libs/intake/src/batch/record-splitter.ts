import { InputFault } from '#platform';

export type RecordForm = 'csv' | 'ndjson';

/** One record with its line end, exactly as it came. `row` counts from 1, blank records included, as a spreadsheet counts. */
export interface BatchRecord {
  readonly row: number;
  readonly bytes: Buffer;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
export const MAX_RECORD_BYTES = 262_144;

/**
 * Cuts a stream of bytes into records without decoding it. In CSV a line end inside quotes belongs to the cell. Works on UTF-8 and GB18030 alike:
 * the bytes it looks for are never part of a longer character there.
 * @source RFC 4180; GB 18030-2022 (trail bytes are 30–39, 40–7E, 80–FE)
 */
export class RecordSplitter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private row = 0;
  private inQuotes = false;
  private afterQuote = false;
  private atFieldStart = true;
  private afterCr = false;

  constructor(private readonly form: RecordForm) {}

  /** The records that end in `chunk`. @throws InputFault `HUB_RECORD_TOO_LARGE` (422): a quote that is never closed looks like that too */
  feed(chunk: Buffer): BatchRecord[] {
    const records: BatchRecord[] = [];
    let start = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i] ?? 0;
      if (this.afterCr) {
        this.afterCr = false;
        const end = byte === LF ? i + 1 : i;
        records.push(this.record(chunk.subarray(start, end)));
        start = end;
        if (byte === LF) continue;
      }
      if (this.form === 'csv' && this.quoted(byte)) continue;
      if (byte === LF) {
        records.push(this.record(chunk.subarray(start, i + 1)));
        start = i + 1;
      } else if (byte === CR) this.afterCr = true;
    }
    this.keep(chunk.subarray(start));
    return records;
  }

  /** The last record, which may have no line end. @throws InputFault `HUB_CSV_QUOTE` (422) */
  end(): BatchRecord | null {
    if (this.inQuotes && !this.afterQuote)
      throw new InputFault('HUB_CSV_QUOTE', 422, `第 ${this.row + 1} 行的引号没有闭合。A quoted cell that begins in row ${this.row + 1} never ends.`, [
        { path: `${this.row + 1}`, code: 'HUB_CSV_QUOTE', detail: 'a quoted cell never ends' },
      ]);
    return this.pendingBytes > 0 ? this.record(Buffer.alloc(0)) : null;
  }

  /** Whether the byte is inside a quoted cell, or starts one. */
  private quoted(byte: number): boolean {
    if (this.inQuotes && !this.afterQuote) {
      if (byte === QUOTE) this.afterQuote = true;
      return true;
    }
    if (this.afterQuote) {
      this.afterQuote = false;
      if (byte === QUOTE) return true;
      this.inQuotes = false;
    }
    if (byte === QUOTE && this.atFieldStart) {
      this.inQuotes = true;
      this.atFieldStart = false;
      return true;
    }
    this.atFieldStart = byte === COMMA || byte === LF || byte === CR;
    return false;
  }

  private record(tail: Buffer): BatchRecord {
    this.keep(tail);
    const bytes = this.pending.length === 1 && this.pending[0] ? this.pending[0] : Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    this.row += 1;
    return { row: this.row, bytes };
  }

  private keep(tail: Buffer): void {
    if (tail.length === 0) return;
    this.pending.push(tail);
    this.pendingBytes += tail.length;
    if (this.pendingBytes > MAX_RECORD_BYTES)
      throw new InputFault(
        'HUB_RECORD_TOO_LARGE',
        422,
        `第 ${this.row + 1} 行超过 ${MAX_RECORD_BYTES} 字节，可能是引号没有闭合。Row ${this.row + 1} is too large; perhaps a quote is not closed.`,
        [{ path: `${this.row + 1}`, code: 'HUB_RECORD_TOO_LARGE', detail: `a row has at most ${MAX_RECORD_BYTES} bytes` }],
      );
  }
}

const BLANK = new Set([0x20, 0x09, CR, LF, QUOTE, COMMA]);

/** A row without any value, such as a spreadsheet leaves behind its last one. */
export const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => BLANK.has(byte));

/** The records of bytes that are all there. */
export function splitRecords(form: RecordForm, bytes: Buffer): readonly BatchRecord[] {
  const splitter = new RecordSplitter(form);
  const records = splitter.feed(bytes);
  const last = splitter.end();
  return last ? [...records, last] : records;
}
