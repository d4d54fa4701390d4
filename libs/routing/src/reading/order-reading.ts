import type { OrderFacts } from '../order.js';
import { normalise } from '../text/normalise.js';
import { readField, type FieldName, type FieldReading, type Found } from './field-reading.js';
import type { Family, Lexicon } from './lexicon.js';
import { pairsIn } from './pairs.js';
import { quantitiesOf, type Quantities } from './quantities.js';

/** How much a word counts by the field that it stands in: what the door filled in for the purpose counts more than what was said around it. */
const FIELD_FACTOR: Readonly<Record<FieldName, number>> = { respondent: 0, branch: 0, title: 1.4, content: 1, demand: 1.4, line: 3, category: 2, opinion: 0.5 };

/** One order, read once. */
export interface OrderReading {
  readonly fields: readonly FieldReading[];
  readonly quantities: Quantities;
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
      add(sums, word.family, word.tag, word.weight * FIELD_FACTOR[field]);
    }
  }
  return sums;
}

function add(sums: Map<Family, Map<string, number>>, family: Family, tag: string, weight: number): void {
  const ofFamily = sums.get(family) ?? new Map<string, number>();
  sums.set(family, ofFamily);
  ofFamily.set(tag, (ofFamily.get(tag) ?? 0) + weight);
}

function addPairs(lexicon: Lexicon, field: FieldReading, sums: Map<Family, Map<string, number>>): void {
  for (const { family, tag } of pairsIn(lexicon.pairs, field)) add(sums, family, tag, 1);
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Reads every field once. Linear in the text, but for sorting the words found. */
export function readOrder(lexicon: Lexicon, order: OrderFacts): OrderReading {
  const fields = fieldsOf(order).map(([field, raw]) => readField(lexicon, field, raw));
  const sums = addUp(fields);
  const told = fields.filter(({ field }) => field === 'title' || field === 'content' || field === 'demand');
  for (const field of told) addPairs(lexicon, field, sums);
  return {
    fields,
    quantities: quantitiesOf(told.map(({ text }) => text).join('\n') || normalise('')),
    weightOf: (family, tag) => sums.get(family)?.get(tag) ?? 0,
    tagsOf: (family) => sums.get(family) ?? NONE,
  };
}
