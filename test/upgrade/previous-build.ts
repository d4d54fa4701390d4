import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** Inside node_modules the old sources find their packages, and no formatter, linter or test runner of ours looks. */
const CACHE = join(ROOT, 'node_modules/.cache/previous-build');

const git = (...args: string[]): string | null => {
  try {
    return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 }).trim();
  } catch {
    return null;
  }
};

/**
 * The commit of the build of before: that of the last tag before this commit, else the one that package.json records (`hub.previousBuild`).
 * @throws Error when git does not have it: an upgrade that nobody tried is not skipped
 */
export function previousCommit(): string {
  const { hub } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly hub: { readonly previousBuild: string } };
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD~1');
  const commit = (tag === null ? null : git('rev-parse', '--verify', '--quiet', `${tag}^{commit}`)) ?? hub.previousBuild;
  if (git('cat-file', '-e', `${commit}^{commit}`) !== null) return commit;
  throw new Error(
    `git 中没有上一版本 ${commit}：请取得完整历史（git fetch --tags --unshallow）后再运行 · the build of before, ${commit}, is not in this checkout: fetch the whole history (git fetch --tags --unshallow) and run again`,
  );
}

/** The build of before, made once per commit from its own sources with the packages of this checkout. @returns its folder, with `dist` in it */
export function previousBuild(): string {
  const commit = previousCommit();
  const folder = join(CACHE, commit);
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(join(tmpdir(), 'liandong-previous-'));
  try {
    const archive = join(making, 'sources.tar');
    execFileSync('git', ['archive', '--format=tar', '-o', archive, commit, 'apps', 'libs', 'package.json', 'tsconfig.json', 'tsconfig.build.json'], {
      cwd: ROOT,
    });
    execFileSync('tar', ['-xf', archive, '-C', making]);
    rmSync(archive);
    symlinkSync(join(ROOT, 'node_modules'), join(making, 'node_modules'));
    // Its types were checked when it was the newest; only its JavaScript is wanted.
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck'], { cwd: making, stdio: 'pipe' });
    rmSync(join(making, 'node_modules'));
    keep(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

/** Another run may have made it meanwhile: a folder appears whole or not at all. */
function keep(made: string, folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  const copy = mkdtempSync(join(CACHE, 'copy-'));
  cpSync(made, copy, { recursive: true });
  if (existsSync(folder)) rmSync(copy, { recursive: true });
  else renameSync(copy, folder);
}
