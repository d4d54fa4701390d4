import fc from 'fast-check';
import { RETRY_SECONDS, retryInSeconds, verdict } from './schedule.js';

describe('the table of retries', () => {
  it('ends after ten attempts and about 75 hours', () => {
    expect(RETRY_SECONDS).toHaveLength(9);
    expect(RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0) / 3_600).toBeCloseTo(75.6, 1);
    expect(retryInSeconds(9, null, 0.5)).toBe(86_400);
    expect(retryInSeconds(10, null, 0.5)).toBeNull();
  });

  it('strays from the table by a fifth at most, and never before what the partner asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.option(fc.nat(86_400)), (attempts, random, asked) => {
        const wait = retryInSeconds(attempts, asked, random) ?? Number.NaN;
        const planned = RETRY_SECONDS[attempts - 1] ?? Number.NaN;
        expect(wait).toBeGreaterThanOrEqual(Math.max(planned * 0.8, asked ?? 0));
        expect(wait).toBeLessThanOrEqual(Math.max(planned * 1.2, asked ?? 0));
      }),
    );
  });

  it.each([200, 201, 202, 204, 299])('W6 %d is success, whatever the body says', (status) => expect(verdict({ status, error: null })).toBe('delivered'));
  it.each([0, 100, 300, 301, 302, 307, 400, 401, 404, 429, 500, 502, 503])('%d is a failure', (status) =>
    expect(verdict({ status, error: null })).toBe('failed'),
  );
  it('W7 410 ends the endpoint; W5 a success whose answer broke a limit is none', () => {
    expect(verdict({ status: 410, error: null })).toBe('gone');
    expect(verdict({ status: 200, error: 'HUB_ENDPOINT_ANSWER_TOO_LARGE' })).toBe('failed');
  });
});
