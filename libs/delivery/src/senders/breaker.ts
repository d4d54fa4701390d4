import type { Verdict } from './schedule.js';

/** How an endpoint has answered lately; one row that all nodes read and write under its lock. Moments are milliseconds since the Unix epoch. */
export interface EndpointHealth {
  /** The last attempts, oldest first: `+` delivered, `-` failed. */
  readonly recent: string;
  readonly timeoutsInRow: number;
  /** Since when nothing but a probe a minute goes there. */
  readonly openedAt: number | null;
  readonly probeAt: number | null;
  /** The first failure since the last success. */
  readonly failingSince: number | null;
  /** One at a time until then. */
  readonly slowUntil: number | null;
  /** Nothing at all before then: the endpoint asked for it. */
  readonly notBefore: number | null;
  readonly disabledAt: number | null;
  readonly disabledWhy: DisabledWhy | null;
}

export type DisabledWhy = 'GONE' | 'FAILING' | 'REMOVED';

export interface AttemptResult {
  readonly verdict: Verdict;
  readonly status: number;
  readonly timedOut: boolean;
  readonly retryAfterS: number | null;
}

export const HEALTHY: EndpointHealth = {
  recent: '',
  timeoutsInRow: 0,
  openedAt: null,
  probeAt: null,
  failingSince: null,
  slowUntil: null,
  notBefore: null,
  disabledAt: null,
  disabledWhy: null,
};

const WINDOW = 20;
const OPEN_SHARE = 0.5;
const OPEN_TIMEOUTS = 5;
export const PROBE_MS = 60_000;
const SLOW_MS = 300_000;
const BREATH_MS = 10_000;
/** As long as the table of retries is: who fails for so long is asked by a person. */
export const DISABLE_AFTER_MS = 72 * 3_600_000;
const OVERLOADED = [429, 502, 504];

/**
 * The endpoint after one more attempt. Opens at half of the last 20 attempts failed or five time-outs in a row; closes with the first success;
 * 410 disables at once, failing without one success for 72 hours disables too.
 */
export function afterAttempt(health: EndpointHealth, result: AttemptResult, nowMs: number): EndpointHealth {
  if (result.verdict === 'delivered') {
    const recent = health.openedAt === null ? pushed(health.recent, '+') : '+';
    return { ...health, recent, timeoutsInRow: 0, openedAt: null, probeAt: null, failingSince: null };
  }
  const recent = pushed(health.recent, '-');
  const timeoutsInRow = result.timedOut ? health.timeoutsInRow + 1 : 0;
  const failingSince = health.failingSince ?? nowMs;
  const opens = timeoutsInRow >= OPEN_TIMEOUTS || (recent.length >= WINDOW && failures(recent) >= WINDOW * OPEN_SHARE);
  const openedAt = health.openedAt ?? (opens ? nowMs : null);
  const failed = { ...health, ...slowed(health, result, nowMs), recent, timeoutsInRow, failingSince, openedAt };
  const probing = openedAt === null ? failed : { ...failed, probeAt: nowMs + PROBE_MS };
  if (health.disabledAt !== null) return probing;
  if (result.verdict === 'gone') return { ...probing, disabledAt: nowMs, disabledWhy: 'GONE' };
  return nowMs - failingSince >= DISABLE_AFTER_MS ? { ...probing, disabledAt: nowMs, disabledWhy: 'FAILING' } : probing;
}

const pushed = (recent: string, sign: '+' | '-'): string => `${recent}${sign}`.slice(-WINDOW);
const failures = (recent: string): number => [...recent].filter((sign) => sign === '-').length;

/** Who says that it is overloaded gets one push at a time for five minutes, and none before the moment it names. */
function slowed({ notBefore }: EndpointHealth, { status, retryAfterS }: AttemptResult, nowMs: number): Partial<EndpointHealth> {
  if (!OVERLOADED.includes(status)) return {};
  const breath = nowMs + (retryAfterS === null ? BREATH_MS : retryAfterS * 1_000);
  return { slowUntil: nowMs + SLOW_MS, notBefore: Math.max(notBefore ?? 0, breath) };
}
