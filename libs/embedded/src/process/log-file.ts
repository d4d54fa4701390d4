import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const KEEP_BYTES = 8 * 1024 * 1024;

/** Opens a server's log for appending; a log beyond 8 MiB becomes `<path>.1` first. The caller closes it with `closeLog`. */
export function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > KEEP_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

export const closeLog = (fd: number): void => closeSync(fd);

/** The last 15 lines. */
export const tailOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '');
