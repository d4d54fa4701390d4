import { LIBRARIES } from './libraries.mjs';

const library = process.env.HUB_MUTATION_LIBRARY;
const source = `libs/${library}/src`;

export default {
  packageManager: 'npm',
  plugins: ['./test/mutation/runner/plugin.mjs'],
  testRunner: 'specs',
  ignorePatterns: ['**', '!libs/**', '!test/mutation/**', '!package.json', '!tsconfig*.json'],
  mutate: [
    `${source}/**/*.ts`,
    `!${source}/**/*.spec.ts`,
    `!${source}/**/*.spec-support.ts`,
    `!${source}/index.ts`,
    ...LIBRARIES[library].without.map((path) => `!${source}/${path}`),
  ],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { reportTests: false, skipFull: true },
  jsonReporter: { fileName: `reports/mutation/${library}.json` },
  htmlReporter: { fileName: `reports/mutation/${library}.html` },
  incrementalFile: `reports/mutation/${library}.incremental.json`,
  // A busy machine is no endless loop: a mutant that is only slow must not count as found.
  timeoutMS: 10_000,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  warnings: { slow: false },
};
