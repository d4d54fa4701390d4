// npm run stop-under-load [-- --rate 200 --seconds 10 --json]: a hub is asked to stop while orders are posted; what it answered must be there after the next start.
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { at } from './lib/paths.mjs';
import { openly } from './lib/run.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureKafkaJars();
  await ensureBuild(node24);
  return openly(node24, ['--disable-warning=TimeoutNegativeWarning', at('dist/test/stop-under-load/main.js'), ...process.argv.slice(2)], {
    env: toolEnv(node24),
  });
});
