/** Who may import whom. Every rule has a planted violation in test/architecture/planted/. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^libs/${from}/src`, pathNot: '\\.spec(-support)?\\.ts$' },
  to: { path: '^(libs|apps|node_modules)/', pathNot: allowed },
});
const lib = (...names) => names.map((n) => `^libs/${n}/src`);
module.exports = {
  forbidden: [
    { name: 'no-unresolved', comment: 'an import that is not resolved escapes every other rule', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'through-the-front-door',
      comment: 'a library is imported by its index only',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^$1/$2/' },
    },
    { name: 'libs-know-no-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    { name: 'apps-know-no-app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    {
      name: 'test-code-stays-in-tests',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '(\\.spec(-support)?\\.ts$|^libs/testing/)' },
      to: { path: '^(test|libs/testing)/' },
    },
    only('kernel-is-bare', 'kernel', lib('kernel'), 'no framework, no package'),
    only('contracts-are-bare', 'contracts', lib('contracts', 'kernel'), 'the published language knows no framework'),
    only('referral-is-pure', 'referral', lib('referral', 'kernel'), 'the state machine knows no framework, no store, no topic'),
    only('routing-is-pure', 'routing', lib('routing', 'kernel'), 'the rules know no framework and no store'),
    only('sla-is-pure', 'sla', lib('sla', 'kernel'), 'time limits know no framework and no store'),
    {
      name: 'pure-libs-use-no-node',
      severity: 'error',
      from: { path: '^libs/(kernel|contracts|referral|routing|sla)/src', pathNot: '\\.spec(-support)?\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'infrastructure-knows-no-context',
      severity: 'error',
      from: { path: '^libs/(messaging|persistence|platform|identity|embedded)/' },
      to: { path: '^libs/(intake|casework|delivery|partner|console|referral|routing|sla)/' },
    },
    {
      name: 'contexts-talk-by-events',
      comment: 'intake, casework and delivery never import each other; partner may use the casework service',
      severity: 'error',
      from: { path: '^libs/(casework|intake|delivery)/' },
      to: { path: '^libs/(casework|intake|delivery|console|partner)/', pathNot: '^libs/$1/' },
    },
    { name: 'kafkajs-in-one-place', severity: 'error', from: { path: '^(libs|apps)/', pathNot: '^libs/messaging/' }, to: { path: 'node_modules/kafkajs' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
