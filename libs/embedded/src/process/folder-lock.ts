import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '#kernel';
import { identify, isAlive, type ProcessIdentity } from './process-identity.js';

const LOCK = 'hub.lock';

/**
 * Takes the data folder for this process. A lock whose process is gone is taken over without a word.
 * @returns the function that gives it back.
 * @throws HubError `HUB_DATA_DIR_IN_USE` when another live hub holds it.
 */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, LOCK);
  const own = identify(process.pid);
  const candidate = `${path}.${process.pid}`;
  writeFileSync(candidate, JSON.stringify(own), { mode: 0o600 });
  try {
    if (!link(candidate, path)) replaceStale(candidate, path, dataDir);
  } finally {
    rmSync(candidate, { force: true });
  }
  return () => {
    if (holder(path)?.pid === process.pid) rmSync(path, { force: true });
  };
}

function replaceStale(candidate: string, path: string, dataDir: string): void {
  const other = holder(path);
  if (other !== null && other.pid !== process.pid && isAlive(other)) {
    throw new HubError('HUB_DATA_DIR_IN_USE', `另一个联动进程 pid ${other.pid} 正在使用数据目录 ${dataDir}：请先停止它，或设置 HUB_DATA_DIR`, false);
  }
  rmSync(path, { force: true });
  if (!link(candidate, path)) throw new HubError('HUB_DATA_DIR_IN_USE', `另一个联动进程同时占用了数据目录 ${dataDir}：请稍后再试`, true);
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (existsSync(to)) return false;
    throw error;
  }
}

/** A half-written or strange lock counts as stale. */
function holder(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}
