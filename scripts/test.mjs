// npm test: every tier on real Kafka and PostgreSQL; the last line is `N passed, N failed, N skipped`. Arguments go to jest.
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { ensureKafkaJars } from './lib/kafka-jars.mjs';
import { at } from './lib/paths.mjs';
import { openly, quietly } from './lib/run.mjs';
import { runScript, say, Stop, words } from './lib/say.mjs';

const WITHOUT_SERVERS = ['unit', 'architecture', 'contract'];
const WITH_SERVERS = ['int', 'e2e', 'faults'];

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  await ensureBuild(node24);
  const reports = mkdtempSync(join(tmpdir(), 'liandong-test-'));
  try {
    const total = { passed: 0, failed: 0, skipped: 0 };
    add(total, await runTiers(node24, reports, WITHOUT_SERVERS, []));
    const missing = await whyNoServers();
    add(total, missing === null ? await runTiers(node24, reports, WITH_SERVERS, ['--runInBand']) : await skipTiers(node24, missing));
    process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
    return total.failed === 0 ? 0 : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

function add(total, part) {
  for (const key of Object.keys(total)) total[key] += part[key];
}

function jest(tiers, ...more) {
  const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];
  return ['--experimental-vm-modules', ...quiet, at('node_modules/jest/bin/jest.js'), ...more, '--selectProjects', ...tiers];
}

async function runTiers(node24, reports, tiers, options) {
  const report = join(reports, `${tiers[0]}.json`);
  const args = [...options, '--passWithNoTests', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
  const env = toolEnv(node24);
  const code = await openly(node24, jest(tiers, ...args), { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(report)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests + numTodoTests };
}

/** null = the servers can run; otherwise the line that says what is missing and how to get it. */
async function whyNoServers() {
  if (process.env.HUB_TEST_CONTAINERS === '1' || process.env.HUB_TEST_KAFKA_BROKERS) return null;
  try {
    await ensureKafkaJars();
    return null;
  } catch (error) {
    if (error instanceof Stop) return error.message;
    throw error;
  }
}

/** Each spec file that could not run counts as one skipped. */
async function skipTiers(node24, reason) {
  const { output } = await quietly(node24, jest(WITH_SERVERS, '--listTests'), { env: toolEnv(node24) });
  say(words(`跳过需要服务器的测试（${WITH_SERVERS.join('、')}）：${reason}`, `skipping the tests with servers (${WITH_SERVERS.join(', ')}): ${reason}`));
  return { passed: 0, failed: 0, skipped: output.split('\n').filter((line) => line.endsWith('.spec.ts')).length };
}
