import type { Door } from '#contracts';
import type { Header } from '../channels/market-12315/columns.js';
import type { CsvEncoding } from './csv-encoding.js';
import type { RecordForm } from './record-splitter.js';

/** How the rows of a stored batch are to be read; kept with the batch. */
export interface BatchFormat {
  readonly form: RecordForm;
  readonly encoding: CsvEncoding;
  readonly header: Header;
  /** The header row as it came, for the refusals file. */
  readonly headerCells: readonly string[];
}

export const NDJSON_FORMAT: BatchFormat = { form: 'ndjson', encoding: 'utf-8', header: [], headerCells: [] };

/** Which doors take batches, and in which form. */
export const BATCH_FORM: Readonly<Partial<Record<Door, RecordForm>>> = { 'hotline-12345': 'ndjson', 'market-12315': 'csv' };
