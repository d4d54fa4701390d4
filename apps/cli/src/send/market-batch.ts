import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse';
import type { JsonObject } from '#kernel';
import { csvLine, type HubHttp } from '#simulation';
import { asText, refusal } from '../output/failure.js';
import { csvRows, type CsvRow } from './csv-rows.js';
import { openFile } from './source-order.js';
import type { Tally } from './tally.js';

const DOOR = '/v1/doors/market-12315';
const BOUNDARY = '----liandong-registrations';
const UPLOAD_MS = 600_000;

/** 12315 sends files: the whole one as it stands, or with a rate one file of `rate` rows a second. */
export async function sendRegistrations(http: HubHttp, path: string, rate: number | null, tally: Tally): Promise<void> {
  if (rate === null) {
    await sendBatch(http, { body: () => openFile(path), rows: () => csvRows(openFile(path)) }, tally);
    return;
  }
  let startedAt = performance.now();
  for await (const rows of slices(path, rate)) {
    const text = [rows[0]?.header ?? [], ...rows.map(({ cells }) => cells)].map((cells) => `${csvLine(cells)}\n`).join('');
    await sendBatch(http, { body: () => Readable.from([text]), rows: () => Readable.from(rows) }, tally);
    await sleep(Math.max(0, startedAt + 1_000 - performance.now()));
    startedAt = performance.now();
  }
}

interface Batch {
  readonly body: () => Readable;
  /** The rows of the body, as often as asked. */
  readonly rows: () => AsyncIterable<CsvRow>;
}

async function sendBatch(http: HubHttp, batch: Batch, tally: Tally): Promise<void> {
  for await (const { orderNo } of batch.rows()) tally.submitting(orderNo);
  const startedAt = Date.now();
  const contentType = `multipart/form-data; boundary=${BOUNDARY}`;
  const answer = await http.send('POST', `${DOOR}/registrations:batch`, {
    body: () => Readable.from(multipart(batch.body)),
    contentType,
    timeoutMs: UPLOAD_MS,
  });
  if (answer.status !== 202 && answer.status !== 200) throw refusal(answer);
  const report = await finished(http, asText(answer.json.batchId));
  await settle(batch, { report, reasons: await refusedRows(http, report), sentBefore: !answer.answerLost && isEarlier(report, startedAt) }, tally);
}

/** The hub knows a file that it has taken before and answers with that import: every row it took is a repeat now. */
const isEarlier = (report: JsonObject, startedAt: number): boolean => report.duplicate === true || Date.parse(asText(report.receivedAt)) < startedAt - 1_000;

interface Import {
  readonly report: JsonObject;
  readonly reasons: ReadonlyMap<string, string>;
  readonly sentBefore: boolean;
}

async function settle({ rows }: Batch, { report, reasons, sentBefore }: Import, tally: Tally): Promise<void> {
  const [accepted, duplicate] = [Number(report.accepted ?? 0), Number(report.duplicate === true ? 0 : (report.duplicate ?? 0))];
  tally.repeated ||= sentBefore;
  tally.count('accepted', sentBefore ? 0 : accepted);
  tally.count('duplicate', sentBefore ? accepted + duplicate : duplicate);
  for await (const { line, orderNo, cells } of rows()) {
    const why = reasons.get(keyOf(cells));
    if (why !== undefined) tally.answered({ line, orderNo, outcome: why.includes('HUB_SOURCE_CONFLICT') ? 'conflict' : 'refused', why });
    else if (accepted > 0 && !sentBefore && orderNo !== null) tally.accept(orderNo);
  }
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
    if (answer.json.state === 'done') return answer.json;
    await sleep(pauseMs);
  }
}

/** Cells of a refused row → reason, from the refusals file: the rows that came, and a last column that says why. */
async function refusedRows(http: HubHttp, report: JsonObject): Promise<ReadonlyMap<string, string>> {
  const links = (report.links ?? {}) as JsonObject;
  const found = new Map<string, string>();
  if (typeof links.refusals !== 'string' || Number(report.refused ?? 0) + Number(report.conflict ?? 0) === 0) return found;
  const { text } = await http.get(links.refusals);
  for await (const row of Readable.from([text]).pipe(parse({ bom: true, from_line: 2, relax_column_count: true }))) {
    const cells = row as readonly string[];
    found.set(keyOf(cells.slice(0, -1)), cells.at(-1) ?? '');
  }
  return found;
}

/** The hub puts an apostrophe before what a spreadsheet would run. */
const keyOf = (cells: readonly string[]): string => cells.map((cell) => cell.replace(/^'(?=[=+\-@])/, '').trim()).join('\u0001');

async function* slices(path: string, size: number): AsyncGenerator<CsvRow[]> {
  let slice: CsvRow[] = [];
  for await (const row of csvRows(openFile(path))) {
    slice.push(row);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
