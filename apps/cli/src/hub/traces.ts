import type { JsonObject } from '#kernel';
import { EXIT, Failure } from '../output/failure.js';
import { words } from '../output/words.js';
import { ask, listIn } from './hub.js';

/** One case as the hub's operators see it (`GET /v1/ops/trace/<name>`). */
export interface Trace {
  readonly referralId: string;
  readonly referralNo: string;
  readonly source: { readonly system: string; readonly orderNo: string; readonly part: number; readonly door: string | null };
  readonly status: string;
  readonly version: number;
  readonly events: readonly { readonly version: number; readonly type: string; readonly at: string; readonly actor: string; readonly data: JsonObject }[];
  readonly receipt: JsonObject | null;
  readonly clocks: readonly JsonObject[];
  readonly expectedStatuses: readonly string[];
  readonly chainIntact: boolean;
  readonly replayAgrees: boolean;
  readonly clocksAgree: boolean;
  readonly unpublished: number;
}

/** Every case that a referral number, referralId or source order number may mean. @throws Failure (exit 3) when there is none */
export async function tracesOf(name: string): Promise<readonly Trace[]> {
  const { json } = await ask('operator', 'GET', `/v1/ops/trace/${encodeURIComponent(name)}`);
  const traces = listIn(json, 'traces', 'items') as unknown as readonly Trace[];
  if (traces.length > 0) return traces;
  throw new Failure(words(`没有找到 ${name}`, `nothing found for ${name}`), EXIT.notFound);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A referralId stays; a referral number or order number is looked up. */
export async function referralIdOf(name: string): Promise<string> {
  if (UUID.test(name)) return name;
  const [first] = await tracesOf(name);
  return first?.referralId ?? name;
}
