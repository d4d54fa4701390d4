import type { WordPair } from '../rule-set/rule-set.js';
import type { FieldReading } from './field-reading.js';

/** The pairs whose two words stand close together in one clause. Linear: each word is compared with the last first half of its pair only. */
export function pairsIn(pairs: readonly WordPair[], { words, clauses }: FieldReading): ReadonlySet<WordPair> {
  const found = new Set<WordPair>();
  const lastFirst = new Map<string, number>();
  for (const { word, start, end } of words) {
    if (word.family !== 'pair') continue;
    const [index = '', half] = word.tag.split(' ');
    if (half === 'first') lastFirst.set(index, end);
    const first = lastFirst.get(index);
    const pair = pairs[Number(index)];
    if (half !== 'then' || first === undefined || pair === undefined || start < first || start - first > pair.gap) continue;
    if (clauses.clauseOf[first - 1] === clauses.clauseOf[start]) found.add(pair);
  }
  return found;
}
