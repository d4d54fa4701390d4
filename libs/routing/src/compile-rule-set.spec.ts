import { readFileSync } from 'node:fs';
import { DEMO_PARTIES } from '#contracts';
import { Ajv } from 'ajv';
import { compileRuleSet, shippedEngine } from './compile-rule-set.js';
import { SHIPPED_RULE_SET } from './rule-set/index.js';
import { problemsOf } from './rule-set/validate.js';
import { RULES } from './rules/index.js';

const schema: object = JSON.parse(readFileSync(new URL('./rule-set/rule-set.schema.json', import.meta.url), 'utf8')) as object;
const bySchema = new Ajv({ strict: true, allErrors: true }).compile(schema);
const byHand = (data: unknown): readonly string[] =>
  problemsOf(
    data,
    RULES.map(({ id }) => id),
  );

type Json = Record<string, unknown>;
const shipped = (): Json => structuredClone(SHIPPED_RULE_SET) as Json;
const changed = (change: (set: Json) => void): Json => {
  const set = shipped();
  change(set);
  return set;
};

describe('the shipped rule set', () => {
  it('compiles, for the schema and by hand', () => {
    expect(byHand(SHIPPED_RULE_SET)).toEqual([]);
    expect(bySchema(SHIPPED_RULE_SET)).toBe(true);
    expect(shippedEngine(DEMO_PARTIES)).toMatchObject({ ruleSetVersion: '2026.11.24-1', autoDispatchScore: 0.95 });
  });

  it('puts every kind of rule in order', () => {
    expect([...(shipped()['order'] as string[])].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it('is data: it survives JSON', () => {
    expect(JSON.parse(JSON.stringify(SHIPPED_RULE_SET))).toEqual(SHIPPED_RULE_SET);
  });

  it('knows every institution of the register by at least one alias', () => {
    const known = new Set((shipped()['parties'] as { orgId: string }[]).map(({ orgId }) => orgId));
    const institutions = DEMO_PARTIES.filter(({ kind }) => /^(BANK|INSURER|CONSUMER|WEALTH)/.test(kind));
    expect(institutions.filter(({ orgId }) => !known.has(orgId))).toEqual([]);
  });
});

describe('a broken rule set', () => {
  const broken: readonly (readonly [string, unknown, string])[] = [
    ['no object', [], '/: must be an object'],
    ['null', null, '/: must be an object'],
    ['a missing field', changed((set) => delete set['decoys']), '/decoys: must be a list'],
    ['an unknown field', changed((set) => (set['extra'] = 1)), '/extra: unknown field'],
    ['an empty version', changed((set) => (set['version'] = '')), '/version: must be a text'],
    ['a date that is none', changed((set) => (set['effectiveFrom'] = 'today')), '/effectiveFrom: must be a day, YYYY-MM-DD'],
    ['an unknown rule', changed((set) => (set['order'] = ['R99'])), '/order/0: must be one of'],
    ['a score above one', changed((set) => ((set['parameters'] as Json)['alias'] = 1.2)), '/parameters/alias: must be a number from 0 to 1'],
    ['a score below zero', changed((set) => ((set['parameters'] as Json)['alias'] = -0.1)), '/parameters/alias: must be a number from 0 to 1'],
    ['a count of zero', changed((set) => ((set['parameters'] as Json)['repeats'] = 0)), '/parameters/repeats: must be a whole number of at least 1'],
    ['half a count', changed((set) => ((set['parameters'] as Json)['repeats'] = 1.5)), '/parameters/repeats: must be a whole number of at least 1'],
    ['a word that is no text', changed((set) => (set['decoys'] = ['太平路', 5])), '/decoys/1: must be a text'],
    ['a cue in no place', changed((set) => (set['roleCues'] = [{ tag: 't', place: 'beside', words: [] }])), '/roleCues/0/place: must be one of before, after'],
    [
      'a usual member of a wrong type',
      changed((set) => (set['groups'] = [{ name: 'g', words: [], weak: [], fieldOnly: [], members: [], usual: 3 }])),
      '/groups/0/usual: must be a text',
    ],
  ];

  it.each(broken)('(%s) is refused with the place named, by schema and by hand', (_what, data, problem) => {
    expect(bySchema(data)).toBe(false);
    expect(byHand(data).some((found) => found.startsWith(problem))).toBe(true);
    const result = compileRuleSet(data, DEMO_PARTIES);
    expect(result.compiled).toBe(false);
  });

  it('is refused with every problem named', () => {
    const set = changed((data) => {
      data['version'] = 7;
      data['decoys'] = 'x';
    });
    expect(byHand(set)).toEqual(['/version: must be a text', '/decoys: must be a list']);
  });

  it.each([
    ['without the report rule', changed((set) => (set['order'] = ['R1-split', 'R12-nobody-named'])), '/order: R1-report is missing'],
    [
      'with a rule twice',
      changed((set) => (set['order'] = ['R1-report', 'R1-split', 'R12-nobody-named', 'R12-nobody-named'])),
      '/order: R12-nobody-named stands twice',
    ],
    [
      'that dispatches before reports are held back',
      changed((set) => (set['order'] = ['R4-named-respondent', 'R1-report', 'R1-split', 'R12-nobody-named'])),
      '/order: R4-named-respondent comes before',
    ],
    [
      'whose group has a stranger as usual member',
      changed((set) => (set['groups'] = [{ name: '国寿', words: [], weak: [], fieldOnly: [], members: ['A'], usual: 'B' }])),
      '/groups: the usual member of 国寿',
    ],
    ['whose regulator is a bank', changed((set) => (set['regulator'] = 'BNK-ICBC-QD')), '/regulator: BNK-ICBC-QD'],
    ['whose regulator is nobody', changed((set) => (set['regulator'] = 'NOBODY')), '/regulator: NOBODY'],
  ])('%s is refused although well-formed', (_what, data, problem) => {
    const result = compileRuleSet(data, DEMO_PARTIES);
    expect(result.compiled ? [] : result.problems).toEqual([expect.stringContaining(problem)]);
  });
});

describe('a register without a party', () => {
  it('leaves its aliases out: the name is then nobody we know', () => {
    const engine = shippedEngine(DEMO_PARTIES.filter(({ orgId }) => orgId !== 'BNK-ICBC-QD'));
    expect(engine.ruleSetVersion).toBe('2026.11.24-1');
  });

  it('without a regulator does not come up', () => {
    expect(() => shippedEngine([])).toThrow('the shipped rule set does not compile');
  });
});
