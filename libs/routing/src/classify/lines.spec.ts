import { lineFor, speaksOf, tradeOf, writes, type RankedLines, type Trade } from './lines.js';

const lines = (...pairs: readonly (readonly [string, number])[]): RankedLines => pairs.map(([line, weight]) => ({ line, weight }));

describe('the trade of a kind of party', () => {
  it.each([
    ['BANK_STATE', 'bank'],
    ['BANK_JOINT', 'bank'],
    ['BANK_CITY', 'bank'],
    ['BANK_RURAL', 'bank'],
    ['BANK_FOREIGN', 'bank'],
    ['CONSUMER_FINANCE', 'bank'],
    ['WEALTH_SUB', 'bank'],
    ['INSURER_PC', 'property'],
    ['INSURER_LIFE', 'life'],
    ['COURT', 'any'],
  ])('%s is %s', (kind, trade) => {
    expect(tradeOf(kind)).toBe(trade);
  });
});

describe('what a trade writes', () => {
  it.each([
    ['bank', 'B-CC', true],
    ['bank', 'I-AUTO', false],
    ['property', 'I-AUTO', true],
    ['property', 'I-BOND', true],
    ['property', 'I-ACC', true],
    ['property', 'I-MED', true],
    ['property', 'I-LIFE', false],
    ['property', 'I-CI', false],
    ['property', 'B-CC', false],
    ['life', 'I-LIFE', true],
    ['life', 'I-ACC', true],
    ['life', 'I-AGRI', false],
    ['life', 'I-AUTO', false],
    ['life', 'B-CC', false],
    ['insurance', 'I-AUTO', true],
    ['insurance', 'I-LIFE', true],
    ['insurance', 'B-CC', false],
    ['any', 'B-CC', true],
    ['any', 'I-AUTO', true],
  ] satisfies readonly (readonly [Trade, string, boolean])[])('%s, %s: %s', (trade, line, does) => {
    expect(writes(trade, line)).toBe(does);
  });
});

describe('the line of a case', () => {
  it.each([
    ['bank', lines(['B-CC', 3]), false, 'B-CC'],
    ['bank', lines(['I-AUTO', 2], ['B-CC', 1]), false, 'B-CC'],
    ['bank', lines(['I-LIFE', 3], ['B-SAV', 9]), false, 'B-AGT'],
    ['bank', lines(['I-LIFE', 2], ['B-SAV', 9]), false, 'B-SAV'],
    ['bank', lines(['I-*', 1], ['B-SAV', 9]), true, 'B-AGT'],
    ['bank', lines(['I-LIFE', 3], ['B-LN', 3]), false, 'B-LN'],
    ['bank', lines(['I-LIFE', 2], ['I-CI', 2], ['B-LN', 3]), false, 'B-AGT'],
    ['bank', lines(), true, null],
    ['property', lines(['B-CC', 9], ['I-AUTO', 1]), false, 'I-AUTO'],
    ['property', lines(['I-*', 9]), false, null],
    ['life', lines(['I-*', 9]), false, 'I-LIFE'],
    ['life', lines(['I-*', 9], ['I-CI', 1]), false, 'I-CI'],
    ['life', lines(['I-AUTO', 9]), false, null],
    ['any', lines(['I-*', 9], ['B-LN', 1]), false, 'B-LN'],
    ['insurance', lines(['B-LN', 9], ['I-ACC', 1]), false, 'I-ACC'],
  ] satisfies readonly (readonly [Trade, RankedLines, boolean, string | null])[])('of %s with %j (sold: %s) is %s', (trade, spoken, sold, line) => {
    expect(lineFor(trade, spoken, sold)).toBe(line);
  });

  it.each([
    ['property', lines(['I-*', 1]), true],
    ['property', lines(['I-LIFE', 1]), false],
    ['bank', lines(['I-*', 1]), false],
    ['bank', lines(['B-CC', 1]), true],
    ['life', lines(), false],
  ] satisfies readonly (readonly [Trade, RankedLines, boolean])[])('%s with %j is spoken of: %s', (trade, spoken, does) => {
    expect(speaksOf(trade, spoken)).toBe(does);
  });
});
