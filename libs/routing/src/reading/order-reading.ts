import type { OrderFacts } from '../order.js';
import { normalise } from '../text/normalise.js';
import { readField, type FieldName, type FieldReading, type Found } from './field-reading.js';
import type { Family, Lexicon } from './lexicon.js';
import { quantitiesOf, type Quantities } from './quantities.js';

/** How much a word counts by the field that it stands in: what the door filled in for the purpose counts more than what was said around it. */
const FIELD_FACTOR: Readonly<Record<FieldName, number>> = { respondent: 0, branch: 0, title: 1.4, content: 1, demand: 1.4, line: 3, category: 2, opinion: 0.5 };

/** One order, read once. */
export interface OrderReading {
  readonly fields: readonly FieldReading[];
  readonly quantities: Quantities;
  /** The writer asks that somebody not be told. */
  readonly secrecyPlea: boolean;
  /** Sum of weight × factor over the different words of a tag; 0 where none stands. */
  weightOf(family: Family, tag: string): number;
  /** The tags of a family with their weights. */
  tagsOf(family: Family): ReadonlyMap<string, number>;
}

/** A respondent field holds one name: what follows a quotation mark, a control character or a bracket of markup was smuggled in. */
function firstValue(raw: string): string {
  const name = raw.replace(/<[^<>]{0,200}>/g, '').trimStart();
  for (let i = 1; i < name.length; i += 1) if ('"\n\r\t;|'.includes(name.charAt(i))) return name.slice(0, i);
  return name;
}

function fieldsOf(order: OrderFacts): readonly (readonly [FieldName, string])[] {
  const all: readonly (readonly [FieldName, string | null])[] = [
    ['respondent', order.respondentName === null ? null : firstValue(order.respondentName)],
    ['branch', order.branchName],
    ['title', order.title],
    ['content', order.content],
    ['demand', order.demand],
    ['line', order.lineHint],
    ['category', order.categoryPath.join('、')],
    ['opinion', order.dispatcherOpinion],
  ];
  return all.filter((entry): entry is readonly [FieldName, string] => entry[1] !== null && entry[1] !== '');
}

function addUp(fields: readonly FieldReading[]): Map<Family, Map<string, number>> {
  const sums = new Map<Family, Map<string, number>>();
  for (const { field, words } of fields) {
    const counted = new Set<Found['word']>();
    for (const { word } of words) {
      if (counted.has(word)) continue;
      counted.add(word);
      const ofFamily = sums.get(word.family) ?? new Map<string, number>();
      sums.set(word.family, ofFamily);
      ofFamily.set(word.tag, (ofFamily.get(word.tag) ?? 0) + word.weight * FIELD_FACTOR[field]);
    }
  }
  return sums;
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Characters between the two halves of a plea for secrecy: 不要让他们支行的人知道. */
const PLEA_GAP = 12;

/** A plea that somebody not be told, however it is worded: a negation and a verb of telling close together in one clause. */
function pleads({ words, clauses }: FieldReading): boolean {
  let last: Found | undefined;
  for (const found of words) {
    if (found.word.family !== 'matter') continue;
    if (found.word.tag === 'plea-not') last = found;
    if (found.word.tag !== 'plea-tell' || last === undefined) continue;
    if (found.start - last.end <= PLEA_GAP && clauses.clauseOf[last.start] === clauses.clauseOf[found.start]) return true;
  }
  return false;
}

/** Reads every field once. Linear in the text, but for sorting the words found. */
export function readOrder(lexicon: Lexicon, order: OrderFacts): OrderReading {
  const fields = fieldsOf(order).map(([field, raw]) => readField(lexicon, field, raw));
  const sums = addUp(fields);
  const told = fields.filter(({ field }) => field === 'title' || field === 'content' || field === 'demand');
  return {
    fields,
    quantities: quantitiesOf(told.map(({ text }) => text).join('\n') || normalise('')),
    secrecyPlea: told.some(pleads),
    weightOf: (family, tag) => sums.get(family)?.get(tag) ?? 0,
    tagsOf: (family) => sums.get(family) ?? NONE,
  };
}
