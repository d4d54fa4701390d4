import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse';
import type { JsonObject } from '#kernel';
import { csvLine, type HubHttp } from '#simulation';
import { asText, refusal } from '../output/failure.js';
import { ToUtf8 } from './to-utf8.js';
import { openFile } from './source-order.js';
import type { Tally } from './tally.js';

const DOOR = '/v1/doors/market-12315';
const ORDER_NO = '登记编号';
const BOUNDARY = '----liandong-registrations';

/** 12315 sends files: the whole one as it stands, or with a rate one file of `rate` rows a second. */
export async function sendRegistrations(http: HubHttp, path: string, rate: number | null, tally: Tally): Promise<void> {
  if (rate === null) {
    const numbers = await orderNumbersOf(path);
    await sendBatch(http, () => openFile(path), { numbers, firstLine: 1 }, tally);
    return;
  }
  let startedAt = performance.now();
  for await (const { header, rows, firstLine } of slices(path, rate)) {
    const text = [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
    const at = header.map((name) => name.trim()).indexOf(ORDER_NO);
    await sendBatch(http, () => Readable.from([text]), { numbers: rows.map((row) => row[at] ?? ''), firstLine }, tally);
    await sleep(Math.max(0, startedAt + 1_000 - performance.now()));
    startedAt = performance.now();
  }
}

interface Rows {
  /** The order number of each row. */
  readonly numbers: readonly string[];
  /** The row's place in the whole file, from 1. */
  readonly firstLine: number;
}

async function sendBatch(http: HubHttp, body: () => Readable, rows: Rows, tally: Tally): Promise<void> {
  rows.numbers.forEach((number) => tally.submitting(number));
  const answer = await http.send('POST', `${DOOR}/registrations:batch`, {
    body: () => Readable.from(multipart(body)),
    contentType: `multipart/form-data; boundary=${BOUNDARY}`,
    timeoutMs: 600_000,
  });
  if (answer.status !== 202 && answer.status !== 200) throw refusal(answer);
  const batch = await finished(http, asText(answer.json.batchId));
  const reasons = await refusedRows(http, batch);
  const counts = countsOf(batch);
  rows.numbers.forEach((orderNo, index) => {
    const reason = reasons.get(index + 1);
    if (reason !== undefined)
      tally.answered({ line: rows.firstLine + index, orderNo, outcome: reason.includes('HUB_SOURCE_CONFLICT') ? 'conflict' : 'refused', why: reason });
  });
  tally.count('accepted', counts.accepted);
  tally.count('duplicate', counts.duplicate);
  if (counts.accepted > 0) rows.numbers.forEach((number, index) => reasons.has(index + 1) || tally.accept(number));
}

async function* multipart(body: () => Readable): AsyncGenerator<Buffer | string> {
  yield `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="registrations.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  yield* body() as AsyncIterable<Buffer>;
  yield `\r\n--${BOUNDARY}--\r\n`;
}

/** Asks until the importer is through. */
async function finished(http: HubHttp, batchId: string): Promise<JsonObject> {
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1_000)) {
    const answer = await http.get(`${DOOR}/batches/${batchId}`);
    if (answer.status !== 200) throw refusal(answer);
    if (/^(done|finished|completed)$/i.test(asText(answer.json.state) || asText(answer.json.status))) return answer.json;
    await sleep(pauseMs);
  }
}

function countsOf(batch: JsonObject): { readonly accepted: number; readonly duplicate: number } {
  const counts = (batch.counts ?? batch) as JsonObject;
  return { accepted: Number(counts.accepted ?? 0), duplicate: Number(counts.duplicate ?? 0) };
}

/** Row number in the batch (from 1, header not counted) → reason, from the refusals file. */
async function refusedRows(http: HubHttp, batch: JsonObject): Promise<ReadonlyMap<number, string>> {
  const links = (batch.links ?? {}) as JsonObject;
  const found = new Map<number, string>();
  if (typeof links.refusals !== 'string') return found;
  const { text } = await http.get(links.refusals);
  for await (const row of Readable.from([text]).pipe(parse({ bom: true, columns: true, relax_column_count: true }))) {
    const cells = row as Record<string, string>;
    const number = Number(cells['行号'] ?? cells.row);
    if (Number.isInteger(number)) found.set(number, cells['原因'] ?? cells.reason ?? '');
  }
  return found;
}

async function orderNumbersOf(path: string): Promise<string[]> {
  const numbers: string[] = [];
  for await (const { header, rows } of slices(path, 1_000)) {
    const at = header.map((name) => name.trim()).indexOf(ORDER_NO);
    for (const row of rows) numbers.push(row[at] ?? '');
  }
  return numbers;
}

/** The rows of a file (UTF-8 or GB18030), `size` at a time, each slice with the header. */
async function* slices(
  path: string,
  size: number,
): AsyncGenerator<{ readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly firstLine: number }> {
  const rows = openFile(path)
    .pipe(new ToUtf8())
    .pipe(parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }));
  let header: readonly string[] | null = null;
  let slice: (readonly string[])[] = [];
  let firstLine = 1;
  for await (const row of rows) {
    if (header === null) {
      header = row as readonly string[];
      continue;
    }
    slice.push(row as readonly string[]);
    if (slice.length === size) {
      yield { header, rows: slice, firstLine };
      firstLine += size;
      slice = [];
    }
  }
  if (header !== null && slice.length > 0) yield { header, rows: slice, firstLine };
}
