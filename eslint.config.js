import tseslint from 'typescript-eslint';

const pure = ['kernel', 'contracts', 'referral', 'routing', 'sla'].map((lib) => `libs/${lib}/src/**/*.ts`);
const noWallClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Business time comes from the Clock port.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Business time comes from the Clock port.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'A pure library draws no lots.' },
];
const fewParameters = [
  // A constructor lists what is injected; everything else takes an object beyond four.
  {
    selector: ":matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!='constructor'] > FunctionExpression)[params.length>4]",
    message: 'More than four parameters: take an object.',
  },
];
const noEnv = [
  ...fewParameters,
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Only libs/platform/src/config reads the environment.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'reports/**', '.stryker-tmp/**', '.data/**', '**/*.js', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `Promise<void | X>` is what a callback that may answer nothing returns.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A switch over a closed set is one decision, however long the set is.
      complexity: ['error', { max: 14, variant: 'modified' }],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...noEnv],
    },
  },
  { files: pure, ignores: ['**/*.spec.ts'], rules: { 'no-restricted-syntax': ['error', ...noEnv, ...noWallClock] } },
  {
    files: ['libs/{casework,intake,delivery,partner,identity,operations,messaging,persistence,platform}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/platform/src/clock.ts', 'libs/platform/src/config/**/*.ts', 'libs/operations/src/host/story.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noEnv, ...noWallClock.slice(0, 2)] },
  },
  { files: ['libs/platform/src/config/**/*.ts', 'libs/operations/src/host/story.ts'], rules: { 'no-restricted-syntax': ['error', ...fewParameters] } },
  { files: ['**/migrations.ts', '**/persistence.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['apps/cli/**/*.ts', 'test/**/*.ts', 'libs/testing/**/*.ts', '**/*.spec.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-syntax': ['error', ...fewParameters],
      'max-lines-per-function': 'off',
    },
  },
);
