import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EXIT, Failure } from '../output/failure.js';
import { words } from '../output/words.js';

export type Row = Readonly<Record<string, unknown>>;

export const badLine = (line: number, what: string): Failure =>
  new Failure(`HUB_FILE_INVALID ${words(`第 ${line} 行`, `line ${line}`)}: ${what}`, EXIT.invalidInput);

/** The rows of a file of JSON lines, compressed or not; at least one. */
export function rowsOf(file: string): readonly Row[] {
  const rows = bytesOf(file)
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, index + 1)]));
  if (rows.length === 0) throw new Failure(`HUB_FILE_INVALID ${file}: ${words('没有任何行', 'it has no row')}`, EXIT.invalidInput);
  return rows;
}

function bytesOf(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    throw new Failure(`HUB_FILE_UNREADABLE ${file}: ${error instanceof Error ? error.message : String(error)}`, EXIT.invalidInput);
  }
}

function rowOf(line: string, number: number): Row {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Row;
  } catch {
    throw badLine(number, words('不是 JSON', 'it is no JSON'));
  }
  throw badLine(number, words('不是 JSON 对象', 'it is no JSON object'));
}

/** `a.b` reads a member of a member. */
export const valueAt = (row: Row, path: string): unknown => path.split('.').reduce<unknown>((value, name) => (value as Row | null | undefined)?.[name], row);

/** Milliseconds of a moment with an offset, or of local time, which is then taken as China's: only the distances count. Null where there is none. */
export function momentIn(value: unknown, line: number): number | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value.trim().replace(' ', 'T') : 'no moment';
  const at = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`);
  if (Number.isNaN(at) || !/^\d{4}-/.test(text)) throw badLine(line, words('不是时刻', 'no moment'));
  return at;
}
