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
  return order.secret || reading.weightOf('matter', 'shield') > 0 || reading.weightOf('matter', 'plea') > 0 ? 'HIDE_CONTACT' : 'OPEN';
}

/** The usual cause of a line, where the text names none. */
const USUAL_CAUSE: ReadonlyMap<string, string> = new Map([
  ['B-WM', 'C12'],
  ['B-DCOL', 'C05'],
  ['B-PFI', 'C09'],
  ['B-AGT', 'C08'],
]);

/** Causes that a report of a violation may have besides the rules themselves (C01). */
const REPORT_CAUSES: ReadonlySet<string> = new Set(['C08', 'C09']);

/** Contract terms and claims (C11) are an insurer's cause: at a bank they count only where nothing else is said. */
function causesFor(causes: ReadonlyMap<string, number>, line: string | null): ReadonlyMap<string, number> {
  if (line?.startsWith('B-') !== true || causes.size < 2) return causes;
  return new Map([...causes].filter(([cause]) => cause !== 'C11'));
}

/** Cause code (DOMAIN §5.3): by weight of words; questions and praise have none (C99); a report is about rules (C01) unless about selling or data. */
export function causeOf(matterType: Classification['matterType'], causes: ReadonlyMap<string, number>, line: string | null): string {
  if (matterType === 'INQUIRY' || matterType === 'SUGGESTION' || matterType === 'COMMENDATION') return 'C99';
  const top = heaviest(causesFor(causes, line));
  if (matterType === 'REPORT') return top !== null && REPORT_CAUSES.has(top) ? top : 'C01';
  if (top !== null) return top;
  const insurance = line?.startsWith('I-') === true;
  return USUAL_CAUSE.get(line ?? '') ?? (insurance ? 'C11' : 'C01');
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

/** Everything about the case but its line and cause, which depends on who answers for it. */
export function classify(set: RuleSet, order: OrderFacts, reading: OrderReading, matter: Matter): Classification {
  const stated = largest(reading.quantities.amountsFen.filter(Number.isSafeInteger));
  const most = Math.max(order.amountFen ?? 0, stated);
  const persons = Math.max(1, order.personCount ?? 1, largest(reading.quantities.heads));
  const population = populationOf(set, order, reading);
  return {
    matterType: matter.matterType,
    businessLine: null,
    causeCode: null,
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
