import type { Urgency } from '../proposal.js';
import type { OrderReading } from '../reading/order-reading.js';
import type { RuleSet } from '../rule-set/rule-set.js';

/** What urgency looks at beside the words. */
export interface Circumstances {
  readonly population: readonly string[];
  /** Largest amount stated, in fen. */
  readonly amountFen: number | null;
  readonly persons: number;
}

type Said = (tag: string) => boolean;

const isCritical = (set: RuleSet, said: Said, { persons }: Circumstances): boolean => said('life') || persons >= set.parameters.massPersons;

const isUrgent = (set: RuleSet, said: Said, { persons, population }: Circumstances): boolean =>
  persons >= set.parameters.manyPersons || said('media-now') || said('fraud-now') || said('outage') || population.includes('MINOR');

function isPriority(set: RuleSet, said: Said, { persons, population, amountFen }: Circumstances): boolean {
  const amount = amountFen ?? 0;
  const senior = population.includes('ELDERLY') && amount > 0;
  return senior || amount >= set.parameters.majorAmountFen || population.includes('DISABLED') || said('repeats') || persons >= set.parameters.groupPersons;
}

/** Urgency, first match wins. @source DOMAIN §5.4 (D), §9 MJ1; the door's own word is kept by the caller and never lowers this. */
export function urgencyOf(set: RuleSet, reading: OrderReading, circumstances: Circumstances): Urgency {
  const said: Said = (tag) => reading.weightOf('urgency', tag) > 0;
  if (isCritical(set, said, circumstances)) return 'CRITICAL';
  if (isUrgent(set, said, circumstances)) return 'URGENT';
  return isPriority(set, said, circumstances) ? 'PRIORITY' : 'NORMAL';
}
