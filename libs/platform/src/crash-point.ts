import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from '#kernel';

/**
 * Moments at which a process may be made to die, freeze or fail, so that tests see what such a death leaves behind. Each name stands once in the
 * code, exactly between the two steps it tells of. Nothing happens at them unless `HUB_FAULTS` says so.
 */
export const CRASH_POINTS = [
  'intake.parsed',
  'intake.written',
  'intake.committed',
  'import.chunk-acked',
  'relay.claimed',
  'relay.partly-sent',
  'relay.sent',
  'relay.deleted',
  'consumer.fetched',
  'consumer.inbox-inserted',
  'consumer.effect-done',
  'consumer.committed',
  'consumer.offset-committed',
  'park.inserted',
  'retry.claimed',
  'retry.effect-done',
  'dlq.row-written',
  'timer.claimed',
  'timer.effect-done',
  'webhook.before-send',
  'webhook.sent',
  'drain.waiting',
  'migration.step-done',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** `kill`: SIGKILL · `throw`: a TypeError, as a bug would · `stop`: the whole thread stands still for `ms` · `delay`: this step waits `ms` · `hang`: this step never goes on. */
type Action = 'kill' | 'throw' | 'stop' | 'delay' | 'hang';

interface Plan {
  readonly action: Action;
  /** Milliseconds; 0 where the action has none. */
  readonly ms: number;
  /** The hits at which it acts, counted from 1, both included. */
  readonly from: number;
  readonly to: number;
  hits: number;
}

/** `relay.sent:kill@3`, `consumer.fetched:stop(20000)`, `park.inserted:throw@1-9`; several are separated by commas. */
const ONE = /^([a-z.-]+):(?:(kill|throw|hang)|(stop|delay)\((\d{1,6})\))(?:@(\d{1,9})(?:-(\d{1,9}))?)?$/;

let armed: ReadonlyMap<CrashPoint, Plan> | null = null;

/** @returns null where the text names no crash point or no action */
function plansOf(text: string): ReadonlyMap<CrashPoint, Plan> | null {
  const plans = new Map<CrashPoint, Plan>();
  for (const part of text.split(',')) {
    const [, name, bare, timed, ms, from, to] = ONE.exec(part.trim()) ?? [];
    const point = CRASH_POINTS.find((known) => known === name);
    if (point === undefined) return null;
    const first = Number(from ?? 1);
    plans.set(point, { action: (bare ?? timed) as Action, ms: Number(ms ?? 0), from: first, to: Number(to ?? first), hits: 0 });
  }
  return plans;
}

/**
 * Sets what happens at which crash point of this process; undefined or empty: nothing.
 * @throws HubError `HUB_CONFIG` where the plan cannot be read, or in production without leave
 */
export function armCrashPoints(plan: string | undefined, isAllowed = true): void {
  if (plan === undefined || plan === '') {
    armed = null;
    return;
  }
  if (!isAllowed)
    throw new HubError('HUB_CONFIG', 'HUB_FAULTS 不能用于生产环境 · HUB_FAULTS is refused while NODE_ENV=production, unless HUB_ALLOW_FAULTS=1', false);
  const plans = plansOf(plan);
  if (!plans)
    throw new HubError(
      'HUB_CONFIG',
      'HUB_FAULTS 无法识别 · HUB_FAULTS must be <crash point>:<kill|throw|hang|stop(ms)|delay(ms)>[@n[-m]], comma-separated',
      false,
    );
  armed = plans;
}

/** Here the process may be made to fail. Undefined, at once, where nothing is armed. @throws TypeError where the plan says `throw` */
export const crashPoint = (name: CrashPoint): Promise<void> | undefined => (armed === null ? undefined : reached(armed.get(name), name));

async function reached(plan: Plan | undefined, name: CrashPoint): Promise<void> {
  if (!plan) return;
  plan.hits += 1;
  if (plan.hits < plan.from || plan.hits > plan.to) return;
  // Synchronous: a process that is killed has no time to flush.
  writeSync(2, `crash point ${name}: ${plan.action}\n`);
  switch (plan.action) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return forever();
    case 'throw':
      throw new TypeError(`thrown at the crash point ${name}`);
    case 'stop':
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, plan.ms);
      return;
    case 'delay':
      await sleep(plan.ms);
      return;
    case 'hang':
      return forever();
  }
}

const forever = (): Promise<never> => new Promise<never>(() => undefined);
