// npm run faults:mutants [-- --only G2]: plants each deliberate bug into a copy of the sources and runs the test that must see it.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { recordMutant } from './lib/guarantees.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { readMutants, whyNotCaught } from './lib/mutants.mjs';
import { at } from './lib/paths.mjs';
import { quietly } from './lib/run.mjs';
import { runScript, say, Stop, words } from './lib/say.mjs';

const LINKED = ['node_modules', 'dist', 'docker/kafka/lib'];
const COPIED = ['apps', 'libs', 'test', 'docs', 'scripts', 'package.json', 'tsconfig.json', 'jest.config.js'];

await runScript(async () => {
  const only = onlyOf(process.argv.slice(2));
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureKafkaJars();
  await ensureBuild(node24);
  const mutants = readMutants(only);
  const folder = mkdtempSync('/var/tmp/liandong-mutants-');
  const servers = mutants.some(({ project }) => project === 'int') ? await ownServers(folder) : { env: {}, stop: () => undefined };
  try {
    const copy = copyOf(join(folder, 'sources'));
    const test = (mutant, withTitle) => runTest(node24, copy, { mutant, withTitle, env: servers.env });
    return await plantAll(mutants, copy, test);
  } finally {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function onlyOf(args) {
  if (args.length === 0) return null;
  if (args.length === 2 && args[0] === '--only') return args[1];
  throw new Stop('usage: npm run faults:mutants [-- --only G2]', 2);
}

async function plantAll(mutants, copy, test) {
  const lost = [];
  for (const mutant of mutants) {
    const { guarantee, file, breaks } = mutant;
    const sound = await test(mutant);
    if (!sound.success || sound.numPassedTests === 0)
      throw new Stop(words(`没有缺陷时测试也不通过：${mutant.spec}`, `the test fails without any bug: ${mutant.spec}\n${sound.words}`), 1);
    await patch(copy, mutant, []);
    const reason = whyNotCaught(mutant, await test(mutant));
    await patch(copy, mutant, ['--reverse']);
    recordMutant(mutant, reason === null);
    say(`${reason === null ? '✓' : '✗'} ${guarantee}: ${breaks} (${file})${reason === null ? '' : `\n${reason}`}`);
    if (reason !== null) lost.push(file);
  }
  process.stdout.write(`${mutants.length - lost.length} caught, ${lost.length} not caught\n`);
  return lost.length === 0 ? 0 : 1;
}

/** The sources as they stand, with everything that is made from them linked. */
function copyOf(copy) {
  mkdirSync(copy, { recursive: true });
  for (const name of COPIED) cpSync(at(name), join(copy, name), { recursive: true });
  for (const name of LINKED) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    symlinkSync(at(name), join(copy, name));
  }
  return copy;
}

/** A patch that does not apply any more is an error: the code that it breaks has changed, and nobody knows whether the test still sees the bug. */
async function patch(copy, { path, file }, more) {
  const { code, output } = await quietly('git', ['apply', ...more, path], { cwd: copy });
  if (code !== 0)
    throw new Stop(words(`补丁 ${file} 已不适用，请按现在的代码重写：\n${output}`, `the patch ${file} does not apply any more: write it anew\n${output}`), 1);
}

async function runTest(node24, copy, { mutant, env }) {
  const report = join(copy, '..', 'report.json');
  rmSync(report, { force: true });
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=TimeoutNegativeWarning',
    join(copy, 'node_modules/jest/bin/jest.js'),
  ];
  const args = [
    '--selectProjects',
    mutant.project,
    '--runInBand',
    '--forceExit',
    '--json',
    `--outputFile=${report}`,
    '-t',
    mutant.title,
    '--runTestsByPath',
    mutant.spec,
  ];
  const { output } = await quietly(node24, [...jest, ...args], { cwd: copy, env: toolEnv(node24, env) });
  if (!existsSync(report)) throw new Stop(`jest gave no report:\n${output}`, 1);
  return { ...JSON.parse(readFileSync(report, 'utf8')), words: output.slice(-2_000) };
}

/** One Kafka and one PostgreSQL for all of them, unless some are named. */
async function ownServers(folder) {
  if (process.env.HUB_TEST_KAFKA_BROKERS) return { env: {}, stop: () => undefined };
  const { startEmbedded, removeData } = await import(pathToFileURL(at('dist/libs/embedded/src/index.js')).href);
  const dataDir = join(folder, 'data');
  const port = 34_000 + (process.pid % 1_000) * 4;
  const servers = await startEmbedded({ dataDir, kafkaPort: port, postgresPort: port + 2, jarsDir: at('docker/kafka/lib'), say });
  return {
    env: { HUB_TEST_KAFKA_BROKERS: servers.brokers, HUB_TEST_DATABASE_URL: servers.databaseUrl },
    stop: async () => {
      await servers.stop();
      removeData(dataDir);
    },
  };
}
