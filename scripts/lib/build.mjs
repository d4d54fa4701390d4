// The compiled product in dist/, made anew only when a source has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { at, root } from './paths.mjs';
import { quietly } from './run.mjs';
import { step, Stop, words } from './say.mjs';

const stamp = at('dist/.sources');
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];

export async function ensureBuild(node24) {
  const now = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  if (!existsSync(stamp)) rmSync(at('dist'), { recursive: true, force: true });
  const { code, output } = await step(words('编译', 'compiling'), () => quietly(node24, [at('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json']));
  if (code !== 0) {
    rmSync(stamp, { force: true });
    throw new Stop(words(`编译没有通过：\n${output}`, `the sources do not compile:\n${output}`), 1);
  }
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp, now);
}

/** One hash over the name and content of every source that the build reads. */
function digest() {
  const hash = createHash('sha256');
  const files = ['apps', 'libs', 'test'].flatMap((folder) => sources(at(folder))).sort();
  for (const path of [...files, ...SETTINGS.map((name) => at(name))]) hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}
