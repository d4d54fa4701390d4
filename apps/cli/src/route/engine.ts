import { DEMO_PARTIES } from '#contracts';
import { compileRuleSet, SHIPPED_RULE_SET, type RoutingEngine } from '#routing';

let engine: RoutingEngine | undefined;

/** The shipped rule set over the demo parties, compiled once per process. @throws Error naming every problem when the set does not compile. */
export function shippedEngine(): RoutingEngine {
  if (engine !== undefined) return engine;
  const result = compileRuleSet(SHIPPED_RULE_SET, DEMO_PARTIES);
  if (!result.compiled) throw new Error(`the shipped rule set does not compile: ${result.problems.join('; ')}`);
  engine = result.engine;
  return engine;
}
