#!/usr/bin/env node
// npx hub <verb>: the command line, on Node 24 whatever `node` is. Compiles first when it never was.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const main = resolve(root, 'dist/apps/cli/src/main.js');
const [major] = process.versions.node.split('.').map(Number);

if (major >= 24 && existsSync(main)) {
  await import(pathToFileURL(main).href);
} else {
  const { ensureNode24, ensurePackages } = await import('../scripts/lib/dependencies.mjs');
  const { ensureBuild } = await import('../scripts/lib/build.mjs');
  const { openly } = await import('../scripts/lib/run.mjs');
  const { runScript } = await import('../scripts/lib/say.mjs');
  await runScript(async () => {
    if (!existsSync(main)) await ensurePackages();
    const node24 = await ensureNode24();
    if (!existsSync(main)) await ensureBuild(node24);
    return openly(node24, [main, ...process.argv.slice(2)], { cwd: process.cwd() });
  });
}
