import { clausesOf, type Clauses } from '../text/clauses.js';
import { normalise } from '../text/normalise.js';
import type { Family, Lexicon, LexiconWord } from './lexicon.js';

export type FieldName = 'respondent' | 'branch' | 'title' | 'content' | 'demand' | 'line' | 'category' | 'opinion';

/** A word of the lexicon at its place in a field. */
export interface Found {
  readonly word: LexiconWord;
  readonly start: number;
  readonly end: number;
}

/** One field after one pass of the machine: what lies inside a longer word of its family is gone, and so is what stands in an order to the machine. */
export interface FieldReading {
  readonly field: FieldName;
  readonly text: string;
  readonly clauses: Clauses;
  readonly names: readonly Found[];
  readonly words: readonly Found[];
}

const byEndThenLength = (a: Found, b: Found): number => b.end - a.end || a.start - b.start;

/**
 * Drops words inside a longer word of the same family (卡 in 信用卡中心, 太平 in 太平路). Read from the end backwards, a word is inside another exactly
 * when a word of its family that ends no earlier starts no later; words with one span are compared with the others only. n log n, sorts in place.
 */
function outermost(found: Found[]): Found[] {
  found.sort(byEndThenLength);
  const reach = new Map<Family, number>();
  const kept: Found[] = [];
  let span: Found[] = [];
  const closeSpan = (): void => {
    for (const { word, start } of span) reach.set(word.family, Math.min(reach.get(word.family) ?? start, start));
    span = [];
  };
  for (const item of found) {
    const current = span[0];
    if (current !== undefined && (current.start !== item.start || current.end !== item.end)) closeSpan();
    if (item.start < (reach.get(item.word.family) ?? Number.POSITIVE_INFINITY)) kept.push(item);
    span.push(item);
  }
  return kept.reverse();
}

/** Numbers the sentences that give orders to the machine (系统提示：…, lead=…): names in them are evidence of nothing; signs of a report count even there (fail closed). */
function ordered(clauses: Clauses, found: readonly Found[]): ReadonlySet<number> {
  const sentences = new Set<number>();
  for (const { word, start } of found) if (word.family === 'clause' && word.tag === 'instruction') sentences.add(clauses.sentenceOf[start] ?? 0);
  return sentences;
}

/** A line with more than two `","` is a forged row of a table, not speech: nothing in it counts. */
const CELL_BREAK = '","';

function forged(text: string, clauses: Clauses): ReadonlySet<number> {
  const breaks = new Map<number, number>();
  for (let at = text.indexOf(CELL_BREAK); at >= 0; at = text.indexOf(CELL_BREAK, at + 2)) {
    const sentence = clauses.sentenceOf[at] ?? 0;
    breaks.set(sentence, (breaks.get(sentence) ?? 0) + 1);
  }
  return new Set([...breaks].filter(([, count]) => count > 2).map(([sentence]) => sentence));
}

/** Of two names that overlap the longer one stands, of equals the earlier (举报平安人寿 speaks of 平安人寿, not of 报平安). */
function apart(names: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const name of [...names].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last !== undefined && name.start < last.end) {
      if (name.end - name.start <= last.end - last.start) continue;
      kept.pop();
    }
    kept.push(name);
  }
  return kept;
}

/** All words but names, and without the words of finance that are only part of a name: 中国银行 alone does not speak of banking. Both in order of place. */
function besideNames(spoken: readonly Found[], names: readonly Found[]): readonly Found[] {
  let next = 0;
  return spoken.filter(({ word, start, end }) => {
    if (word.family === 'name') return false;
    if (word.tag !== 'finance') return true;
    while ((names[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return (names[next]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

export function readField(lexicon: Lexicon, field: FieldName, raw: string): FieldReading {
  const text = normalise(raw);
  const clauses = clausesOf(text);
  const found: Found[] = [];
  lexicon.machine.scan(text, (index, start, end) => {
    const word = lexicon.words[index];
    if (word !== undefined) found.push({ word, start, end });
  });
  const kept = outermost(found);
  const orders = ordered(clauses, kept);
  const rows = forged(text, clauses);
  const heard = ({ word, start }: Found): boolean => {
    const sentence = clauses.sentenceOf[start] ?? 0;
    return !rows.has(sentence) && (word.family === 'matter' || !orders.has(sentence));
  };
  const spoken = orders.size + rows.size === 0 ? kept : kept.filter(heard);
  const names = apart(spoken.filter(({ word }) => word.family === 'name'));
  return {
    field,
    text,
    clauses,
    names: names.filter(({ word }) => word.name?.type !== 'decoy'),
    words: besideNames(spoken, names),
  };
}
