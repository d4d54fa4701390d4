/** Three tiers by file name: `*.spec.ts` pure · `*.int.spec.ts` real PostgreSQL and Kafka · `test/{contract,e2e,faults,issues}`. */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.stryker-tmp'],
};
/** One Kafka and one PostgreSQL per jest run, for the tiers that need them. */
const servers = { globalSetup: '<rootDir>/libs/testing/jest-global-setup.mjs', globalTeardown: '<rootDir>/libs/testing/jest-global-teardown.mjs' };
const tier = (displayName, testMatch, testPathIgnorePatterns = [], setup = {}) => ({
  ...base,
  ...setup,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testPathIgnorePatterns: ['/node_modules/', ...testPathIgnorePatterns],
});
export default {
  projects: [
    tier(
      'unit',
      ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'test/oracle/**/*.spec.ts', 'test/nightly/**/*.spec.ts', 'test/faults/*/**/*.spec.ts'],
      ['\\.int\\.spec\\.ts$'],
    ),
    tier('architecture', ['test/architecture/**/*.spec.ts']),
    tier('contract', ['test/contract/**/*.spec.ts']),
    tier('int', ['libs/**/*.int.spec.ts', 'apps/**/*.int.spec.ts'], [], servers),
    tier('e2e', ['test/e2e/**/*.spec.ts', 'test/upgrade/**/*.spec.ts', 'test/issues/**/*.spec.ts'], [], servers),
    tier('faults', ['test/faults/*.spec.ts'], [], servers),
  ],
};
