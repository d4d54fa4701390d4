import { readFileSync } from 'node:fs';
import { InputFault } from './input-fault.js';
import { parseStrictJson } from './strict-json.js';

const codeOf = (bytes: Uint8Array | string): string => {
  try {
    parseStrictJson(Buffer.from(bytes as string));
    return 'taken';
  } catch (error) {
    if (error instanceof InputFault) return error.code;
    throw error;
  }
};

describe('JSON read strictly', () => {
  it.each([
    ['', 'HUB_BODY_REQUIRED'],
    ['{"a":', 'HUB_JSON_INVALID'],
    ['{"a":1} x', 'HUB_JSON_INVALID'],
    ['{"a":NaN}', 'HUB_JSON_INVALID'],
    ['{"a":1,"\\u0061":2}', 'HUB_JSON_DUPLICATE_KEY'],
    ['{"__proto__":1}', 'HUB_KEY_FORBIDDEN'],
    ['{"constr\\u0075ctor":1}', 'HUB_KEY_FORBIDDEN'],
    [`${'['.repeat(21)}${']'.repeat(21)}`, 'HUB_JSON_DEPTH'],
    ['['.repeat(16_000), 'HUB_JSON_DEPTH'],
    ['{"a":"\\u0000"}', 'HUB_TEXT_NUL'],
    ['{"a":"\\ud800"}', 'HUB_TEXT_ENCODING'],
    ['{"\\u0000":1}', 'HUB_TEXT_NUL'],
    ['{"\\ud800":1}', 'HUB_TEXT_ENCODING'],
    ['{"a":9007199254740993}', 'HUB_NUMBER_RANGE'],
    ['{"a":1e400}', 'HUB_NUMBER_RANGE'],
    ['{"a":001}', 'HUB_JSON_INVALID'],
  ])('%s → %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('refuses bytes that are no UTF-8, takes off a BOM', () => {
    expect(codeOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('HUB_TEXT_ENCODING');
    expect(codeOf('\ufeff{}')).toBe('taken');
  });

  it('leaves no trace on what every object inherits', () => {
    codeOf('{"__proto__":{"polluted":1}}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('takes what is JSON and refuses what is not, over the whole list of parsing cases', () => {
    const cases = JSON.parse(readFileSync('test/vectors/json-texts.json', 'utf8')) as {
      name: string;
      expect: string;
      b64?: string;
      repeat?: [string, number];
    }[];
    const wrong = cases.filter(({ expect: wanted, b64, repeat }) => {
      const code = codeOf(repeat ? repeat[0].repeat(repeat[1]) : Buffer.from(b64 ?? '', 'base64'));
      return wanted === 'reject' && code === 'taken';
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    const refused = cases.filter(({ expect: wanted, b64 }) => wanted === 'accept' && codeOf(Buffer.from(b64 ?? '', 'base64')) !== 'taken');
    expect(refused.map(({ name }) => name)).toEqual(DELIBERATELY_REFUSED);
  });
});

/** Valid JSON that a careful receiver takes none of: names given twice, NUL in a text or a name, a number beyond what is kept exactly. */
const DELIBERATELY_REFUSED: readonly string[] = [
  'y_number',
  'y_number_real_capital_e',
  'y_number_real_exponent',
  'y_number_real_fraction_exponent',
  'y_object_duplicated_key',
  'y_object_duplicated_key_and_value',
  'y_object_escaped_null_in_key',
  'y_object_extreme_numbers',
  'y_string_null_escape',
];
