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

/** Urgency, first match wins. @source DOMAIN §5.4 (D), §9 MJ1; the door's own word is kept by the caller and never lowers this. */
export function urgencyOf(set: RuleSet, reading: OrderReading, { population, amountFen, persons }: Circumstances): Urgency {
  const limits = set.parameters;
  const said = (tag: string): boolean => reading.weightOf('urgency', tag) > 0;
  if (said('life') || persons >= limits.massPersons) return 'CRITICAL';
  if (persons >= limits.manyPersons || said('media-now') || said('fraud-now') || said('outage') || population.includes('MINOR')) return 'URGENT';
  const senior = population.includes('ELDERLY') && amountFen !== null && amountFen > 0;
  const large = amountFen !== null && amountFen >= limits.majorAmountFen;
  return senior || large || population.includes('DISABLED') || said('repeats') || persons >= limits.groupPersons ? 'PRIORITY' : 'NORMAL';
}
