// npm run check: what can be known without any server, in under a minute: format, lint, types, imports, what nobody uses, unit tests, generated files.
import { ensureNode24, ensurePackages, toolEnv } from './lib/dependencies.mjs';
import { at } from './lib/paths.mjs';
import { quietly } from './lib/run.mjs';
import { runScript, say, sinceStart } from './lib/say.mjs';

const bin = (name, entry) => at('node_modules', name, entry);
/** Both know by the contents of the files what is old; lint has none, because its findings depend on other files' types. */
const cache = (name) => at('node_modules/.cache', name);
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  bin('jest', 'bin/jest.js'),
  '--passWithNoTests',
  '--selectProjects',
  'architecture',
  'unit',
];
const CHECKS = {
  format: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '--cache', '--cache-location', cache('check.prettier.json'), '.'],
  types: [bin('typescript', 'bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', cache('check.tsbuildinfo'), '-p', 'tsconfig.json'],
  lint: [bin('eslint', 'bin/eslint.js'), '--max-warnings', '0', '--no-warn-ignored', '.'],
  tests: jest,
  unused: [bin('knip', 'bin/knip.js'), '--no-progress', '--no-config-hints'],
  generated: [at('scripts/generate.mjs'), '--check'],
};
/** Fewer sequences of the costly properties: `npm test` runs them all. */
const QUICK = { HUB_PROPERTY_RUNS: '300' };
/** Two at a time: the tests beside what reads the sources. */
const LANES = [['tests'], ['lint', 'generated', 'types', 'unused', 'format']];

await runScript(async () => {
  await ensurePackages();
  const node24 = await ensureNode24();
  const failed = [];
  const lane = async (names) => {
    for (const name of names) {
      const { code, output } = await quietly(node24, CHECKS[name], { env: toolEnv(node24, name === 'tests' ? QUICK : {}) });
      say(`${code === 0 ? '✓' : '✗'} ${name} ${sinceStart()}`);
      if (code === 0 && name === 'generated' && output.trim() !== '') say(output.trimEnd());
      if (code !== 0) failed.push(`── ${name}\n${output.trimEnd()}`);
    }
  };
  await Promise.all(LANES.map(lane));
  failed.forEach(say);
  return failed.length === 0 ? 0 : 1;
});
