import type { OrderFacts } from '../order.js';
import type { Classification, Confidentiality } from '../proposal.js';
import type { OrderReading } from '../reading/order-reading.js';
import type { RuleSet } from '../rule-set/rule-set.js';
import type { Matter } from './matter.js';
import { populationOf } from './people.js';
import { urgencyOf } from './urgency.js';

/** 保密级别: a report is a whistle-blower's whether or not secrecy was asked for (DOMAIN §7); the complaint half of a split keeps its own level. */
function confidentialityOf(order: OrderFacts, reading: OrderReading, matter: Matter): Confidentiality {
  if (order.anonymous) return 'ANONYMOUS';
  if (matter.matterType === 'REPORT') return 'WHISTLEBLOWER';
  return order.secret || reading.weightOf('matter', 'shield') > 0 ? 'HIDE_CONTACT' : 'OPEN';
}

function heaviest(tags: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let weight = 0;
  for (const [tag, value] of tags) {
    if (value <= weight) continue;
    best = tag;
    weight = value;
  }
  return best;
}

const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

/** Everything about the case but its line, which depends on who answers for it. */
export function classify(set: RuleSet, order: OrderFacts, reading: OrderReading, matter: Matter): Classification {
  const stated = largest(reading.quantities.amountsFen.filter(Number.isSafeInteger));
  const most = Math.max(order.amountFen ?? 0, stated);
  const persons = Math.max(1, order.personCount ?? 1, largest(reading.quantities.heads));
  const population = populationOf(set, order, reading);
  return {
    matterType: matter.matterType,
    businessLine: null,
    causeCode: heaviest(reading.tagsOf('cause')) ?? 'C01',
    demandCodes: [...reading.tagsOf('demand').keys()],
    urgency: urgencyOf(set, reading, { population, amountFen: most === 0 ? null : most, persons }),
    specialPopulation: population,
    confidentiality: confidentialityOf(order, reading, matter),
    amountFen: order.amountFen ?? (stated === 0 ? null : stated),
    personCount: persons,
    containsReport: matter.containsReport,
    openQuestions: matter.openQuestions,
  };
}
