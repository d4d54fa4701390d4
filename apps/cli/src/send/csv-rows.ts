import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { ToUtf8 } from './to-utf8.js';

/** One row of a registration file. */
export interface CsvRow {
  /** From 1, the header not counted. */
  readonly line: number;
  readonly header: readonly string[];
  readonly cells: readonly string[];
  readonly orderNo: string | null;
}

const ORDER_NO = '登记编号';

/** The rows of a file in UTF-8 or GB18030, one at a time. */
export async function* csvRows(file: Readable): AsyncGenerator<CsvRow> {
  const text = file.pipe(new ToUtf8());
  file.once('error', (error) => text.destroy(error));
  let header: readonly string[] | null = null;
  let line = 0;
  for await (const row of text.pipe(parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }))) {
    const cells = row as readonly string[];
    if (header === null) {
      header = cells;
      continue;
    }
    line += 1;
    yield { line, header, cells, orderNo: cells[header.findIndex((name) => name.trim() === ORDER_NO)] ?? null };
  }
}
