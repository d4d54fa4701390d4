import { readFile } from 'node:fs/promises';
import type { Door } from '#contracts';
import type { Expected } from '#simulation';
import { EXIT, Failure } from '../output/failure.js';
import { words } from '../output/words.js';

/** What must become of line `line` (1 = the first order; in CSV the first row under the header) of a door's file. */
export interface ExpectedLine extends Expected {
  readonly door: Door;
  readonly line: number;
  readonly orderNo: string | null;
}

export interface Manifest {
  readonly manifest: 1;
  readonly seed: number;
  readonly lines: number;
  readonly files: Readonly<Record<string, { readonly door: Door; readonly lines: number }>>;
  readonly expected: readonly ExpectedLine[];
}

/** @throws Failure (exit 4) when the file is no manifest. */
export async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Failure(words(`读不到 ${path}`, `cannot read ${path}`), EXIT.notFound);
  });
  try {
    const value = JSON.parse(text) as Partial<Manifest>;
    if (Array.isArray(value.expected)) return value as Manifest;
  } catch {
    // said below
  }
  throw new Failure(words(`${path} 不是 npx hub sample 写的 manifest.json`, `${path} is no manifest.json of npx hub sample`), EXIT.invalidInput);
}
