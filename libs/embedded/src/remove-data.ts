import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { placesOutside } from './postgres/place.js';

/** Deletes a data folder for good, with what PostgreSQL had to keep outside of it. Only when its servers have stopped. */
export function removeData(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const path = realpathSync(dataDir);
  for (const folder of placesOutside(path)) if (belongsTo(folder) === path) rmSync(folder, { recursive: true, force: true });
  rmSync(path, { recursive: true, force: true });
}

function belongsTo(folder: string): string | null {
  const note = join(folder, 'belongs-to');
  return existsSync(note) ? readFileSync(note, 'utf8') : null;
}
