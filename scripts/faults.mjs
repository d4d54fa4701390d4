// npm run faults: the hub as ten processes on three Kafka nodes and one PostgreSQL, with faults by a seeded schedule, judged from outside.
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
  const node = ['--disable-warning=TimeoutNegativeWarning', '--max-old-space-size=6144'];
  return openly(node24, [...node, at('dist/test/faults/main.js'), ...process.argv.slice(2)], { env: toolEnv(node24) });
});
