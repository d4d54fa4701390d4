// npm run mutation -- [referral|routing|sla]…: how many deliberate bugs in the pure libraries the specs find; all three where none is named.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { LIBRARIES } from '../test/mutation/libraries.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { at } from './lib/paths.mjs';
import { openly } from './lib/run.mjs';
import { runScript, Stop, words } from './lib/say.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !Object.hasOwn(LIBRARIES, name));
  if (unknown.length > 0) {
    const known = Object.keys(LIBRARIES).join(', ');
    throw new Stop(words(`没有名为 ${unknown.join('、')} 的库；可选：${known}`, `no library is called ${unknown.join(', ')}; choose from ${known}`), 2);
  }
  await ensurePackages();
  const node24 = await ensureNode24();
  // Minutes of one whole core: everything else on the machine goes first.
  setPriority(10);
  const results = [];
  for (const name of names.length > 0 ? names : Object.keys(LIBRARIES)) results.push(await mutate(node24, name, options));
  process.stdout.write(`${results.map(({ line }) => line).join('\n')}\n`);
  return results.every(({ enough }) => enough) ? 0 : 1;
});

async function mutate(node24, library, options) {
  const report = at('reports/mutation', `${library}.json`);
  rmSync(report, { force: true });
  const begun = performance.now();
  const stryker = [at('node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', ...options, at('test/mutation/stryker.config.mjs')];
  const code = await openly(node24, stryker, { env: toolEnv(node24, { HUB_MUTATION_LIBRARY: library }) });
  const seconds = Math.round((performance.now() - begun) / 1_000);
  if (code !== 0 || !existsSync(report)) {
    return { enough: false, line: words(`${library}：没有结果（Stryker 退出码 ${code}）`, `${library}: no result (Stryker ended with ${code})`) };
  }
  return verdict(library, countsOf(report), seconds);
}

function countsOf(report) {
  const counts = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0, Ignored: 0 };
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  for (const { status } of Object.values(files).flatMap(({ mutants }) => mutants)) if (status in counts) counts[status] += 1;
  return counts;
}

function verdict(library, { Killed, Timeout, Survived, NoCoverage, Ignored }, seconds) {
  const found = Killed + Timeout;
  const all = found + Survived + NoCoverage;
  const score = all === 0 ? 0 : (100 * found) / all;
  const { lowest } = LIBRARIES[library];
  const enough = score >= lowest;
  const zh = `${library}：${score.toFixed(1)} %（要求 ${lowest} %） 变异 ${all}，发现 ${Killed}，超时 ${Timeout}，存活 ${Survived}，未覆盖 ${NoCoverage}，未试 ${Ignored}，${seconds} 秒`;
  const en = `${library}: ${score.toFixed(1)} % (at least ${lowest} %) of ${all} mutants: ${Killed} killed, ${Timeout} timed out, ${Survived} survived, ${NoCoverage} not covered, ${Ignored} not tried, ${seconds} s`;
  return { enough, line: `${enough ? '✓' : '✗'} ${words(zh, en)}` };
}
