import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

const OPTIONS = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

/**
 * The mutated library and the pure ones it stands on as plain ES modules, once for all mutants: a mutant is a number, not another text.
 * @returns the paths of the library's specs in two stages: the costly properties are loaded for a mutant only when every table has let it live.
 */
export function transpile(sandbox, library) {
  const target = join(sandbox, '.specs');
  rmSync(target, { recursive: true, force: true });
  for (const path of globSync('libs/{kernel,contracts,referral,routing,sla}/src/**/*.{ts,json}', { cwd: sandbox })) {
    const to = join(target, path);
    mkdirSync(dirname(to), { recursive: true });
    if (path.endsWith('.json')) cpSync(join(sandbox, path), to);
    else writeFileSync(to.replace(/\.ts$/, '.js'), quietened(transformSync(readFileSync(join(sandbox, path), 'utf8'), { ...OPTIONS, filename: path }).code));
  }
  writeFileSync(join(target, 'package.json'), JSON.stringify({ type: 'module', imports: { '#*': './libs/*/src/index.js' } }));
  const specs = globSync(`libs/${library}/src/**/*.spec.js`, { cwd: target }).sort();
  const isCostly = (path) => /(property|ban)\.spec\.js$/.test(path);
  return [specs.filter((path) => !isCostly(path)), specs.filter(isCostly)].map((stage) => stage.map((path) => join(target, path)));
}

/** Stryker's counting of what is covered is for the first run; in each later one it would cost three quarters of the time. */
const quietened = (code) =>
  code.replace('function stryCov_9fa48() {', 'function stryCov_9fa48() {\n    if (globalThis.__stryker__.counted) { stryCov_9fa48 = () => {}; return; }');
