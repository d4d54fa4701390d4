import type { OrderFacts } from '../order.js';
import type { OrderReading } from '../reading/order-reading.js';
import type { RuleSet } from '../rule-set/rule-set.js';

const ADULT_YEARS = 18;
/** Tag of words that only look like a population. */
const NOT_THEIRS = 'none';

const yearOf = (receivedAt: string): number => Number(receivedAt.slice(0, 4));

/** Special populations (DOMAIN §5.6) from what the door states, ages in the text and words. Ages in years on the day of receipt. */
export function populationOf(set: RuleSet, order: OrderFacts, reading: OrderReading): readonly string[] {
  const found = new Set<string>();
  for (const [tag] of reading.tagsOf('people')) if (tag !== NOT_THEIRS) found.add(tag);
  for (const { tag, words } of set.groupNames) if (order.groups.some((group) => words.some((word) => group.includes(word)))) found.add(tag);
  const ages = order.birthYear === null ? reading.quantities.ages : [...reading.quantities.ages, yearOf(order.receivedAt) - order.birthYear];
  if (order.elderlyLine || ages.some((age) => age >= set.parameters.seniorYears && age <= 120)) found.add('ELDERLY');
  if (ages.some((age) => age > 0 && age < ADULT_YEARS)) found.add('MINOR');
  return [...found].sort();
}
