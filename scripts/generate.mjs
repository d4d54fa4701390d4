// npm run generate: the reference in docs/generated and the event schemas in libs/contracts, written from the code. --check fails when the checkout then differs.
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { at } from './lib/paths.mjs';
import { openly, quietly } from './lib/run.mjs';
import { runScript, say, Stop, words } from './lib/say.mjs';

const FOLDERS = ['docs/generated', 'libs/contracts/src/schemas', 'libs/contracts/src/examples'];

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureBuild(node24);
  const code = await openly(node24, [at('scripts/generate/main.mjs')], { env: toolEnv(node24) });
  return code !== 0 || !process.argv.includes('--check') ? code : compareWithGit();
});

/** What is generated is committed: a difference to the index, or a file git does not know, fails. */
async function compareWithGit() {
  const inside = await quietly('git', ['rev-parse', '--is-inside-work-tree']);
  if (inside.code !== 0) {
    say(words('不是 git 检出，未比较生成的文件', 'not a git checkout: the generated files were not compared'));
    return 0;
  }
  const changed = await quietly('git', ['diff', '--exit-code', '--stat', '--', ...FOLDERS]);
  const unknown = await quietly('git', ['ls-files', '--others', '--exclude-standard', '--', ...FOLDERS]);
  if (changed.code === 0 && unknown.output.trim() === '') return 0;
  const files = `${changed.output}${unknown.output}`.trimEnd();
  throw new Stop(
    words(
      `生成的文件与代码不一致，请运行 npm run generate 并提交：\n${files}`,
      `generated files do not match the code: run npm run generate and commit\n${files}`,
    ),
    1,
  );
}
