import { DEMO_PARTIES } from '#contracts';
import { shippedEngine as compileShipped, type RoutingEngine } from '#routing';

let engine: RoutingEngine | undefined;

/** The shipped rule set over the demo parties, compiled once per process. */
export function shippedEngine(): RoutingEngine {
  engine ??= compileShipped(DEMO_PARTIES);
  return engine;
}
