import fc from 'fast-check';
import type { JsonValue } from '#kernel';
import { differences } from './json-diff.js';

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

describe('differences of two JSON values', () => {
  it('names the deepest place by JSON pointer', () => {
    expect(differences({ a: { 'b/c': [1, 2] } }, { a: { 'b/c': [1, 3] }, d: null })).toEqual([
      { path: '/a/b~1c/1', from: 2, to: 3 },
      { path: '/d', to: null },
    ]);
  });

  it('finds none between equal values, and some between others', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(differences(a, a)).toEqual([]);
        const [x, y] = [JSON.parse(JSON.stringify(a)) as JsonValue, JSON.parse(JSON.stringify(b)) as JsonValue];
        expect(differences(x, y).length === 0).toBe(isSame(x, y));
      }),
    );
  });

  it('stops where it has found as many as it may', () => {
    expect(differences({}, Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])), 7)).toHaveLength(7);
  });
});

const sorted = (value: JsonValue): JsonValue =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, each]) => [name, sorted(each ?? null)]),
        )
      : value;
const isSame = (a: JsonValue, b: JsonValue): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
