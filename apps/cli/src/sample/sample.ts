import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { DOORS, type Door } from '#contracts';
import { csvLine, MARKET_COLUMNS, sample as drawLines } from '#simulation';
import { EXIT, Failure } from '../output/failure.js';
import { printJson, talk } from '../output/print.js';
import { words } from '../output/words.js';
import type { ExpectedLine, Manifest } from './manifest.js';

export const FILE_OF: Readonly<Record<Door, string>> = {
  'hotline-12345': 'hotline-12345.ndjson',
  petition: 'petition.ndjson',
  'market-12315': 'market-12315.csv',
  'hotline-12378': 'hotline-12378.ndjson',
};

export interface SampleOptions {
  readonly n: string;
  readonly seed: string;
  readonly out: string;
  readonly json?: boolean;
}

/** Writes `n` invented orders for the four doors and the outcome that each must have; equal seeds give equal files. */
export async function sample(options: SampleOptions): Promise<void> {
  const n = wholeNumber('--n', options.n, 1, 5_000_000);
  const seed = wholeNumber('--seed', options.seed, 0, 999_999);
  await mkdir(options.out, { recursive: true });
  const files = new Map(DOORS.map((door) => [door, createWriteStream(join(options.out, FILE_OF[door]))]));
  await write(files.get('market-12315'), `${csvLine(MARKET_COLUMNS)}\n`);
  const count = new Map<Door, number>();
  const expected: ExpectedLine[] = [];
  for (const { door, text, orderNo, outcome, place, orgId } of drawLines(n, seed)) {
    const line = (count.get(door) ?? 0) + 1;
    count.set(door, line);
    expected.push({ door, line, orderNo, outcome, place, orgId });
    await write(files.get(door), `${text}\n`);
  }
  await Promise.all([...files.values()].map(async (file) => once(file.end(), 'finish')));
  const manifest: Omit<Manifest, 'expected'> = {
    manifest: 1,
    seed,
    lines: n,
    files: Object.fromEntries(DOORS.map((door) => [FILE_OF[door], { door, lines: count.get(door) ?? 0 }])),
  };
  await writeFile(join(options.out, 'manifest.json'), manifestText(manifest, expected));
  if (options.json === true) printJson({ out: options.out, ...manifest });
  else
    talk(
      words(`已写入 ${options.out}：${n} 件，预期结果见 manifest.json`, `${n} orders written to ${options.out}; manifest.json says what must become of each`),
    );
}

async function write(file: WriteStream | undefined, text: string): Promise<void> {
  if (file?.write(text) === false) await once(file, 'drain');
}

/** One expected line a line, so that the file can be read by people and by grep. */
const manifestText = (head: Omit<Manifest, 'expected'>, expected: readonly ExpectedLine[]): string =>
  `${JSON.stringify(head).slice(0, -1)},"expected":[\n${expected.map((line) => JSON.stringify(line)).join(',\n')}\n]}\n`;

/** @throws Failure (exit 2) for anything but a whole number of the range. */
export function wholeNumber(option: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Failure(words(`${option} 应为 ${from} 到 ${to} 的整数`, `${option} is a whole number from ${from} to ${to}`), EXIT.usage);
}
