import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the running hub of a data folder answers: read by the command line and the sandbox. */
export interface RunFile {
  readonly pid: number;
  readonly url: string;
  readonly brokers: string;
  readonly startedAt: string;
}

const pathOf = (dataDir: string): string => join(dataDir, 'run.json');

export function writeRunFile(dataDir: string, run: RunFile): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(pathOf(dataDir), JSON.stringify(run), { mode: 0o644 });
}

export const removeRunFile = (dataDir: string): void => rmSync(pathOf(dataDir), { force: true });

/** The demo keys of a data folder; made on first start. */
export const demoKeysPath = (dataDir: string): string => join(dataDir, 'demo-keys.json');
