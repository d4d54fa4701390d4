import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from '#embedded';

/** Whether this process is the only one that acts for this data folder: two sandboxes would answer everything twice. */
export function beginShift(dataDir: string): boolean {
  const path = join(dataDir, 'sandbox.json');
  const other = readIdentity(path);
  if (other !== null && other.pid !== process.pid && isAlive(other)) return false;
  writeFileSync(path, JSON.stringify(identify(process.pid)));
  return true;
}

function readIdentity(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}
