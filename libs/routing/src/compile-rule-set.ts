import { HubError } from '#kernel';
import { directoryOf } from './directory.js';
import { engineOf } from './engine.js';
import type { RoutingParty } from './order.js';
import type { RoutingEngine } from './proposal.js';
import { compileLexicon } from './reading/lexicon.js';
import { SHIPPED_RULE_SET } from './rule-set/index.js';
import type { RuleSet } from './rule-set/rule-set.js';
import { problemsOf } from './rule-set/validate.js';
import { RULES } from './rules/index.js';

/** Compiled, or refused with every problem named; a refused set changes nothing: the caller keeps the last good engine. */
export type CompileResult = { readonly compiled: true; readonly engine: RoutingEngine } | { readonly compiled: false; readonly problems: readonly string[] };

/** Rules without which a report or a nameless order would meet a rule that is not made for it. */
const INDISPENSABLE = ['R1-report', 'R1-split', 'R12-nobody-named'];
/** What must stand behind them: no rule that dispatches may come before the two that hold reports back. */
const HOLDS_REPORTS = ['R1-report', 'R1-split'];
const MAY_COME_FIRST: ReadonlySet<string> = new Set([...HOLDS_REPORTS, 'R2-discipline']);

/** What a well-formed set may still get wrong: a missing or late report rule, a rule twice, a usual member that is none. */
function contradictionsOf({ order, groups }: RuleSet): readonly string[] {
  const missing = INDISPENSABLE.filter((id) => !order.includes(id)).map((id) => `/order: ${id} is missing`);
  const twice = order.filter((id, index) => order.indexOf(id) !== index).map((id) => `/order: ${id} stands twice`);
  const lastHold = Math.max(...HOLDS_REPORTS.map((id) => order.indexOf(id)));
  const early = order
    .slice(0, Math.max(lastHold, 0))
    .filter((id) => !MAY_COME_FIRST.has(id))
    .map((id) => `/order: ${id} comes before the rules that hold reports back`);
  const strangers = groups
    .filter(({ usual, members }) => usual !== null && !members.includes(usual))
    .map(({ name }) => `/groups: the usual member of ${name} is no member`);
  return [...missing, ...twice, ...early, ...strangers];
}

/**
 * Compiles a rule set (rule-set.schema.json) for these parties. Costs some tens of milliseconds; the engine is then immutable and safe to share.
 * Aliases of parties that are not in the list are left out. @source ARCHITECTURE §7
 */
export function compileRuleSet(data: unknown, parties: readonly RoutingParty[]): CompileResult {
  const problems = problemsOf(
    data,
    RULES.map(({ id }) => id),
  );
  if (problems.length > 0) return { compiled: false, problems };
  const set = data as RuleSet;
  const unsafe = contradictionsOf(set);
  if (unsafe.length > 0) return { compiled: false, problems: unsafe };
  const directory = directoryOf(parties, set.regulator);
  if (directory === undefined) return { compiled: false, problems: [`/regulator: ${set.regulator} is no party that may receive a report`] };
  const rules = set.order.flatMap((id) => RULES.filter((rule) => rule.id === id));
  return { compiled: true, engine: engineOf({ set, lexicon: compileLexicon(set, directory.parties), directory, rules }) };
}

/**
 * The engine of the shipped rule set for these parties.
 *
 * @throws HubError `HUB_RULE_SET_BROKEN` (not retryable) naming every problem, when the shipped set does not compile: a build that ships one is broken.
 */
export function shippedEngine(parties: readonly RoutingParty[]): RoutingEngine {
  const result = compileRuleSet(SHIPPED_RULE_SET, parties);
  if (result.compiled) return result.engine;
  throw new HubError('HUB_RULE_SET_BROKEN', `the shipped rule set does not compile: ${result.problems.join('; ')}`, false);
}
