// Runs every generator and makes the folders hold exactly what they give: the same code gives the same bytes.
import 'reflect-metadata';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at, root } from '../lib/paths.mjs';
import { deadlinesPage } from './deadlines.mjs';
import { errorCodesPage } from './error-codes.mjs';
import { eventFiles } from './events.mjs';
import { openapiFile } from './openapi/document.mjs';
import { metricsPage } from './metrics.mjs';
import { statusWordsPage, topicsPage } from './reference.mjs';
import { commandsPage, referralDiagram, transitionsPage } from './state-machine.mjs';

const docs = {
  'topics.md': topicsPage,
  'status-words.md': statusWordsPage,
  'commands.md': commandsPage,
  'transitions.md': transitionsPage,
  'referral.mmd': referralDiagram,
  'deadlines.md': deadlinesPage,
  'error-codes.md': errorCodesPage,
  'metrics.md': metricsPage,
  'openapi.json': openapiFile,
};
const files = new Map(Object.entries(docs).map(([name, make]) => [`docs/generated/${name}`, make()]));
for (const [name, text] of eventFiles()) files.set(name, text);

for (const folder of ['docs/generated', 'libs/contracts/src/schemas', 'libs/contracts/src/examples']) {
  for (const path of filesIn(at(folder))) if (!files.has(relative(root, path))) rmSync(path);
}
for (const [name, text] of files) {
  const path = at(name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
