// npm run faults: the hub as ten processes on three Kafka nodes and one PostgreSQL, with faults by a seeded schedule, judged from outside.
import { spawn } from 'node:child_process';
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { recordRun } from './lib/guarantees.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { at } from './lib/paths.mjs';
import { openly } from './lib/run.mjs';
import { runScript } from './lib/say.mjs';

/** Progress goes to the terminal, the result is kept. */
function recorded(program, args) {
  return new Promise((done) => {
    const child = spawn(program, args, { env: toolEnv(program), stdio: ['ignore', 'pipe', 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureKafkaJars();
  await ensureBuild(node24);
  const args = process.argv.slice(2).filter((arg) => arg !== '--record');
  const node = ['--disable-warning=TimeoutNegativeWarning', '--max-old-space-size=6144', at('dist/test/faults/main.js')];
  if (args.length === process.argv.length - 2) return openly(node24, [...node, ...args], { env: toolEnv(node24) });
  const { code, output } = await recorded(node24, [...node, ...args, '--json']);
  const verdict = JSON.parse(output.trim().split('\n').at(-1));
  recordRun(verdict);
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  return code;
});
