// npm start: everything from a fresh clone to the running hub. Runs on any Node >= 20; the hub itself runs on Node 24.
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { hubMain } from './lib/paths.mjs';
import { openly } from './lib/run.mjs';
import { runScript } from './lib/say.mjs';

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureKafkaJars();
  await ensureBuild(node24);
  return openly(node24, ['--disable-warning=TimeoutNegativeWarning', hubMain, ...process.argv.slice(2)], { env: toolEnv(node24) });
});
