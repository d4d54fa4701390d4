import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Door } from '#contracts';
import { EXIT, Failure } from '../output/failure.js';
import { words } from '../output/words.js';

/** One order of a file, as it goes into one request. */
export interface SourceOrder {
  /** From 1. */
  readonly line: number;
  /** null where the text has none that could be read. */
  readonly orderNo: string | null;
  readonly body: string;
  readonly contentType: string;
}

/** The bytes of a file; `.gz` is unpacked on the way. */
export function openFile(path: string): Readable {
  const bytes = createReadStream(path);
  if (!path.endsWith('.gz')) return bytes;
  const text = createGunzip();
  bytes.once('error', (error) => text.destroy(error));
  return bytes.pipe(text);
}

/** NDJSON line by line, one JSON document (`.json`), one letter (`.xml`), or a folder of letters. Never the whole file at once, save for one document. */
export async function* sourceOrders(door: Door, path: string): AsyncGenerator<SourceOrder> {
  const found = await stat(path).catch(() => {
    throw new Failure(words(`读不到 ${path}`, `cannot read ${path}`), EXIT.notFound);
  });
  if (found.isDirectory()) yield* letters(path);
  else if (path.endsWith('.xml')) yield letter(await readFile(path, 'utf8'), 1);
  else if (path.endsWith('.json')) yield jsonOrder(door, await readFile(path, 'utf8'), 1);
  else yield* lines(door, path);
}

async function* letters(folder: string): AsyncGenerator<SourceOrder> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml')).sort();
  for (const [index, name] of names.entries()) yield letter(await readFile(join(folder, name), 'utf8'), index + 1);
}

async function* lines(door: Door, path: string): AsyncGenerator<SourceOrder> {
  let line = 0;
  for await (const text of createInterface({ input: openFile(path), crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    line += 1;
    yield door === 'petition' ? letter(xmlOf(text), line) : jsonOrder(door, text, line);
  }
}

const letter = (xml: string, line: number): SourceOrder => ({
  line,
  orderNo: /<petition\b[^>]*?\sno="([^"]+)"/.exec(xml)?.[1] ?? null,
  body: xml,
  contentType: 'application/xml',
});

/** A line `{"xml": "…"}`; a line that is none goes out as it is, and the hub says what is wrong with it. */
function xmlOf(text: string): string {
  try {
    const { xml } = JSON.parse(text) as { readonly xml?: unknown };
    return typeof xml === 'string' ? xml : text;
  } catch {
    return text;
  }
}

function jsonOrder(door: Door, text: string, line: number): SourceOrder {
  const field = door === 'hotline-12378' ? 'callNo' : 'orderNo';
  return { line, orderNo: new RegExp(`"${field}"\\s*:\\s*"([^"\\\\]+)"`).exec(text)?.[1] ?? null, body: text, contentType: 'application/json' };
}
