import { isHubError } from '#kernel';
import {
  deriveClock,
  explainClock,
  renderExplanation,
  SHIPPED_POLICIES,
  SHIPPED_YEARS,
  WorkCalendar,
  type ClockFacts,
  type Explanation,
  type Law,
  type Urgency,
} from '#sla';
import { EXIT, Failure } from '../output/failure.js';
import { print, printJson } from '../output/print.js';
import { isEnglish, words } from '../output/words.js';
import { agreedOf, dayOf, escalationOf, extensionOf, momentOf, pauseOf } from './clock-options.js';

export interface SimulateOptions {
  readonly rule: string;
  readonly start: string;
  readonly urgency: Urgency;
  readonly pause: readonly string[];
  readonly extend: readonly string[];
  readonly restart: readonly string[];
  readonly escalate: readonly string[];
  readonly agreed?: string;
  /** The day somebody named, for limits that have no length of their own. */
  readonly on?: string;
  readonly stop?: string;
  readonly json?: boolean;
}

/** The clock of the options under the shipped law. */
export function simulated(options: SimulateOptions): Explanation {
  const law: Law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };
  const rules = SHIPPED_POLICIES.filter(({ ruleId }) => ruleId === options.rule);
  if (rules.length === 0) throw unknownRule(options.rule);
  if (rules.some(({ daySet }) => daySet === true) && options.on === undefined)
    throw new Failure(`HUB_CLOCK_OPTION ${words('本规则以所定日期为准，需要 --on', 'this limit ends on a day somebody names: give it with --on')}`, EXIT.usage);
  try {
    return explainClock(deriveClock(factsOf(options), law), law);
  } catch (error) {
    if (isHubError(error)) throw new Failure(`${error.code} ${error.message}`, EXIT.invalidInput);
    throw error;
  }
}

export function simulate(options: SimulateOptions): void {
  const explanation = simulated(options);
  if (options.json === true) printJson(explanation);
  else for (const line of renderExplanation(explanation, isEnglish ? 'en' : 'zh')) print(line);
}

function factsOf(options: SimulateOptions): ClockFacts {
  return {
    ruleId: options.rule,
    triggeredAt: momentOf('--start', options.start),
    urgency: options.urgency,
    pauses: options.pause.map(pauseOf),
    extensions: options.extend.map(extensionOf),
    restarts: options.restart.map((text) => momentOf('--restart', text)),
    escalations: options.escalate.map(escalationOf),
    agreedDue: options.agreed === undefined ? null : agreedOf(options.agreed),
    ...(options.on === undefined ? {} : { setDueOn: dayOf('--on', options.on) }),
    stoppedAt: options.stop === undefined ? null : momentOf('--stop', options.stop),
  };
}

function unknownRule(rule: string): Failure {
  const known = [...new Set(SHIPPED_POLICIES.map(({ ruleId }) => ruleId))].join(' ');
  return new Failure(`HUB_SLA_POLICY_MISSING ${words(`没有规则 ${rule}；现有`, `no rule ${rule}; there are`)}: ${known}`, EXIT.notFound);
}
