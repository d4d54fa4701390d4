// npm run app -- <app> [arguments]: one app alone. Only `hub` brings its own servers; the others want HUB_KAFKA_BROKERS and HUB_DATABASE_URL.
import { existsSync, readdirSync } from 'node:fs';
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { at } from './lib/paths.mjs';
import { openly } from './lib/run.mjs';
import { runScript, Stop, words } from './lib/say.mjs';

await runScript(async () => {
  const [app, ...args] = process.argv.slice(2);
  if (!app || !/^[a-z-]+$/.test(app) || !existsSync(at('apps', app, 'src/main.ts'))) {
    const names = readdirSync(at('apps')).join(' ');
    throw new Stop(words(`用法：npm run app -- <app> [参数]，app 为：${names}`, `usage: npm run app -- <app> [arguments], app is one of: ${names}`), 2);
  }
  await ensurePackages();
  const node24 = await ensureNode24();
  if (app === 'hub') await ensureKafkaJars();
  await ensureBuild(node24);
  return openly(node24, ['--disable-warning=TimeoutNegativeWarning', at('dist/apps', app, 'src/main.js'), ...args], { env: toolEnv(node24) });
});
