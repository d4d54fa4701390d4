import { openSealed, type SealingKey } from '#platform';
import { rawBytes } from '../accept/raw-text.js';
import { readRefusals, type RefusalRow, type StoredBatch } from './batch-store.js';
import { cellsOf, decoded } from './csv-encoding.js';
import { csvLine } from './csv-writing.js';
import { refusalAad } from './import-chunk.js';
import type { Tx } from '#persistence';

const PAGE = 500;
const REASON = '退回原因';

interface Reason {
  readonly path?: unknown;
  readonly code?: unknown;
  readonly detail?: unknown;
}

/** The refused rows of a batch in the format that came in, each with its reason; UTF-8 with BOM where it is a CSV, so that Excel opens it. */
export async function* refusalsFile(batch: StoredBatch, key: SealingKey, read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): AsyncGenerator<string> {
  if (batch.format.form === 'csv') yield `\ufeff${csvLine([...batch.format.headerCells.map((cell) => cell.replace('\ufeff', '')), REASON])}`;
  for (let after = 0; ;) {
    const rows = await read((tx) => readRefusals(tx, batch.batchId, after, PAGE));
    for (const row of rows) yield line(batch, row, key);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.row;
  }
}

function line(batch: StoredBatch, row: RefusalRow, key: SealingKey): string {
  const raw = rawBytes(openSealed(key, row.sealed, refusalAad(batch.batchId, row.row)));
  const reasons = (Array.isArray(row.faults) ? row.faults : []) as readonly Reason[];
  if (batch.format.form === 'ndjson') {
    const refusal = { row: row.row, code: row.code, errors: reasons };
    const text = raw.toString('utf8').trim();
    return `${JSON.stringify({ record: parsed(text), reason: refusal })}\n`;
  }
  const text = decoded(raw, batch.format.encoding);
  const cells = text === null ? null : cellsOf(text);
  const width = batch.format.headerCells.length;
  const shown = cells === null ? [text ?? ''] : cells;
  const padded = [...shown.slice(0, width), ...Array<string>(Math.max(0, width - shown.length)).fill('')];
  return csvLine([...padded, reasons.map(({ path, code, detail }) => `${String(path)} ${String(code)}: ${String(detail)}`).join('; ')]);
}

/** A row that is no JSON goes back as the text it was. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
