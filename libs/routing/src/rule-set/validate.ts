/** Hand-written twin of `rule-set.schema.json` (a pure library carries no schema engine); a test holds the two together. */
type Check = (value: unknown, path: string, problems: string[]) => void;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value, path, problems) => {
  if (typeof value !== 'string' || value === '') problems.push(`${path}: must be a text`);
};
const nullableText: Check = (value, path, problems) => {
  if (value !== null) text(value, path, problems);
};
const oneOf =
  (allowed: readonly string[]): Check =>
  (value, path, problems) => {
    if (typeof value !== 'string' || !allowed.includes(value)) problems.push(`${path}: must be one of ${allowed.join(', ')}`);
  };
const share: Check = (value, path, problems) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) problems.push(`${path}: must be a number from 0 to 1`);
};
const count: Check = (value, path, problems) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) problems.push(`${path}: must be a whole number of at least 1`);
};
const listOf =
  (item: Check): Check =>
  (value, path, problems) => {
    if (!Array.isArray(value)) problems.push(`${path}: must be a list`);
    else value.forEach((entry: unknown, index) => item(entry, `${path}/${index}`, problems));
  };
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path, problems) => {
    if (!isRecord(value)) {
      problems.push(`${path === '' ? '/' : path}: must be an object`);
      return;
    }
    for (const [name, check] of Object.entries(fields)) check(value[name], `${path}/${name}`, problems);
    for (const name of Object.keys(value)) if (!(name in fields)) problems.push(`${path}/${name}: unknown field`);
  };
const dated: Check = (value, path, problems) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) problems.push(`${path}: must be a day, YYYY-MM-DD`);
};

const wordList = listOf(text);
const tagged = listOf(record({ tag: text, words: wordList }));
const weighted = listOf(record({ tag: text, weight: count, words: wordList }));

const PARAMETERS = record({
  autoDispatchScore: share,
  exactCode: share,
  officialName: share,
  alias: share,
  homophone: share,
  aliasUnknownLine: share,
  ambiguous: share,
  seniorYears: count,
  majorAmountFen: count,
  groupPersons: count,
  manyPersons: count,
  jointVisitPersons: count,
  massPersons: count,
  repeats: count,
  duplicateDays: count,
});

const shape = (ruleIds: readonly string[]): Check =>
  record({
    version: text,
    effectiveFrom: dated,
    order: listOf(oneOf(ruleIds)),
    parameters: PARAMETERS,
    regulator: text,
    parties: listOf(record({ orgId: text, words: wordList, weak: wordList, fieldOnly: wordList })),
    groups: listOf(record({ name: text, words: wordList, weak: wordList, fieldOnly: wordList, members: wordList, usual: nullableText })),
    outsiders: listOf(record({ id: text, sector: text, kind: text, words: wordList, weak: wordList, fieldOnly: wordList })),
    decoys: wordList,
    homophones: wordList,
    lineWords: weighted,
    lineNames: tagged,
    causeWords: weighted,
    demandWords: tagged,
    roleCues: listOf(record({ tag: text, place: oneOf(['before', 'after']), words: wordList })),
    clauseCues: tagged,
    matterWords: tagged,
    regulatorTopics: wordList,
    urgencyWords: tagged,
    peopleWords: tagged,
    groupNames: tagged,
    sectorTopics: listOf(record({ sector: text, words: wordList })),
    placeWords: tagged,
    wordPairs: listOf(record({ family: oneOf(['matter', 'urgency']), tag: text, first: wordList, then: wordList, gap: count })),
    transfers: listOf(record({ sector: text, to: text, toName: text, advice: text })),
  });

/** Every problem of a rule set, each with the path of the value; empty for a good one. */
export function problemsOf(data: unknown, ruleIds: readonly string[]): readonly string[] {
  const problems: string[] = [];
  shape(ruleIds)(data, '', problems);
  return problems;
}
