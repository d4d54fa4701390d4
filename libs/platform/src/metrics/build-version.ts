import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in the package file of this product, found upward from here: built and unbuilt sources stand at different depths. */
export function buildVersion(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: string }).version ?? 'unknown';
    if (folder === dirname(folder)) return 'unknown';
  }
}
