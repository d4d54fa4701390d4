// npm run nightly [-- --sequences N --seeds N --seed N]: what is too long for npm test. Goes through all parts and fails if one did.
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { at } from './lib/paths.mjs';
import { openly } from './lib/run.mjs';
import { runScript, say, words } from './lib/say.mjs';

const PARTS = [
  { name: '随机指令序列 · random sequences', entry: 'dist/test/nightly/main.js', args: process.argv.slice(2) },
  { name: '计时程序被杀五次 · timers killed five times', entry: 'dist/test/timers/main.js', args: ['--kills', '5'] },
  { name: '模拟时间 · simulated time', entry: 'scripts/simulate.mjs', args: [] },
];

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureKafkaJars();
  await ensureBuild(node24);
  const failed = [];
  for (const { name, entry, args } of PARTS) {
    say(`== ${name}`);
    const code = await openly(node24, ['--disable-warning=TimeoutNegativeWarning', at(entry), ...args], { env: toolEnv(node24) });
    if (code !== 0) failed.push(`${name} (${code})`);
  }
  if (failed.length > 0) say(words(`没有通过：${failed.join('、')}`, `failed: ${failed.join(', ')}`));
  return failed.length === 0 ? 0 : 1;
});
