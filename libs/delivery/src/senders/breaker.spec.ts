import fc from 'fast-check';
import { afterAttempt, DISABLE_AFTER_MS, HEALTHY, PROBE_MS, type AttemptResult, type EndpointHealth } from './breaker.js';

const T0 = Date.parse('2026-11-24T00:00:00Z');
const ok: AttemptResult = { verdict: 'delivered', status: 204, timedOut: false, retryAfterS: null };
const bad: AttemptResult = { verdict: 'failed', status: 500, timedOut: false, retryAfterS: null };
const slow: AttemptResult = { verdict: 'failed', status: 0, timedOut: true, retryAfterS: null };
const run = (results: readonly AttemptResult[], from: EndpointHealth = HEALTHY, stepMs = 1_000): EndpointHealth =>
  results.reduce((health, result, index) => afterAttempt(health, result, T0 + index * stepMs), from);
const times = (n: number, result: AttemptResult): readonly AttemptResult[] => Array.from({ length: n }, () => result);

describe('the breaker of an endpoint', () => {
  it('opens at half of twenty attempts, not at half of fewer', () => {
    expect(run([...times(10, ok), ...times(9, bad)]).openedAt).toBeNull();
    expect(run([...times(10, ok), ...times(10, bad)]).openedAt).toBe(T0 + 19_000);
    expect(run(times(19, bad)).openedAt).toBeNull();
    expect(run(times(20, bad)).openedAt).toBe(T0 + 19_000);
  });

  it('opens at five time-outs in a row; any answer begins the row anew', () => {
    expect(run(times(5, slow)).openedAt).toBe(T0 + 4_000);
    expect(run([...times(4, slow), bad, ...times(4, slow)]).openedAt).toBeNull();
  });

  it('asks once a minute while it is open, and closes with the first success', () => {
    const open = run(times(5, slow));
    expect(open.probeAt).toBe(T0 + 4_000 + PROBE_MS);
    const still = afterAttempt(open, slow, T0 + 70_000);
    expect(still).toMatchObject({ openedAt: open.openedAt, probeAt: T0 + 70_000 + PROBE_MS });
    expect(afterAttempt(still, ok, T0 + 140_000)).toEqual({ ...HEALTHY, recent: '+' });
  });

  it('disables after 72 hours without one success', () => {
    const failing = afterAttempt(HEALTHY, bad, T0);
    expect(afterAttempt(failing, bad, T0 + DISABLE_AFTER_MS - 1).disabledAt).toBeNull();
    expect(afterAttempt(failing, bad, T0 + DISABLE_AFTER_MS)).toMatchObject({ disabledAt: T0 + DISABLE_AFTER_MS, disabledWhy: 'FAILING' });
    const once = afterAttempt(failing, ok, T0 + DISABLE_AFTER_MS - 1);
    expect(afterAttempt(once, bad, T0 + DISABLE_AFTER_MS).disabledAt).toBeNull();
  });

  it('W7 410 disables at once', () => {
    expect(afterAttempt(HEALTHY, { ...bad, verdict: 'gone', status: 410 }, T0)).toMatchObject({ disabledAt: T0, disabledWhy: 'GONE' });
  });

  it.each([429, 502, 504])('W7 %d slows the endpoint and gives it a breath; its own Retry-After counts', (status) => {
    expect(afterAttempt(HEALTHY, { ...bad, status }, T0)).toMatchObject({ slowUntil: T0 + 300_000, notBefore: T0 + 10_000 });
    expect(afterAttempt(HEALTHY, { ...bad, status, retryAfterS: 86_400 }, T0)).toMatchObject({ notBefore: T0 + 86_400_000 });
  });

  it('remembers twenty attempts, and is open exactly after half of them or five time-outs failed without a success since', () => {
    const result = fc.constantFrom(ok, bad, slow, slow, bad);
    fc.assert(
      fc.property(fc.array(result, { maxLength: 80 }), (results) => {
        let open = false;
        let recent: boolean[] = [];
        let row = 0;
        for (const each of results) {
          const good = each.verdict === 'delivered';
          recent = open && good ? [true] : [...recent, good].slice(-20);
          row = each.timedOut ? row + 1 : 0;
          open = !good && (open || row >= 5 || (recent.length === 20 && recent.filter((was) => !was).length >= 10));
        }
        const health = run(results);
        expect([health.openedAt !== null, health.recent.length <= 20, health.failingSince === null]).toEqual([
          open,
          true,
          results.length === 0 || results.at(-1) === ok,
        ]);
      }),
    );
  });
});
