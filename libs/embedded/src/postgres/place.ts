import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '#kernel';
import { binariesPackage, completeBinaries, copyBinaries } from './binaries.js';
import { canEnter, type ServerUser } from './server-user.js';

/** Where PostgreSQL's programs and data lie, so that its user can reach both. */
export interface PostgresPlace {
  /** The folder with `bin`, `lib`, `share`. */
  readonly programs: string;
  /** Parent of the data folder `data`. */
  readonly folder: string;
}

/**
 * Data stay in `<dataDir>/postgres` and programs in `node_modules` wherever the server's user can get there; otherwise both go to
 * `/var/lib/liandong-<hash of the data folder>` (`/var/tmp/…` where that is not ours to make). The choice for the data is written down once.
 */
export function choosePlace(dataDir: string, user: ServerUser, from: string): PostgresPlace {
  const own = join(dataDir, 'postgres');
  mkdirSync(own, { recursive: true });
  const note = join(own, 'place');
  if (!existsSync(note)) writeFileSync(note, canEnter(user, own) ? own : outside(dataDir));
  const packageDir = binariesPackage(from);
  const folder = ownedFolder(readFileSync(note, 'utf8'));
  // whoever finds the folder outside can tell whose it is
  if (folder !== own) writeFileSync(join(folder, 'belongs-to'), dataDir);
  return { folder, programs: join(reachable(packageDir, dataDir, user), 'native') };
}

function reachable(packageDir: string, dataDir: string, user: ServerUser): string {
  if (!canEnter(user, join(packageDir, 'native', 'bin'))) {
    const folder = ownedFolder(outside(dataDir));
    writeFileSync(join(folder, 'belongs-to'), dataDir);
    return copyBinaries(packageDir, folder);
  }
  completeBinaries(packageDir);
  return packageDir;
}

const PARENTS = ['/var/lib', '/var/tmp'] as const;

/** Where something of this data folder may lie outside of it. */
export function placesOutside(dataDir: string): readonly string[] {
  const name = `liandong-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  return PARENTS.map((parent) => join(parent, name));
}

function outside(dataDir: string): string {
  const [system = '', temporary = ''] = placesOutside(dataDir);
  return isWritable(PARENTS[0]) ? system : temporary;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder that somebody else put there, or a link, is refused: what lies in it would not be ours. */
function ownedFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  const found = lstatSync(path);
  if (found.isDirectory() && found.uid === process.getuid?.()) return path;
  throw new HubError('HUB_POSTGRES_FOLDER', `${path} 属于别人，不能存放 PostgreSQL 的数据：请移走它，或设置 HUB_DATA_DIR`, false);
}
