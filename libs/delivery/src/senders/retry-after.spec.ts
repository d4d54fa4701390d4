import { retryAfterSeconds } from './retry-after.js';

const NOW = Date.parse('2026-11-24T00:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    ['0', 0],
    [' 7 ', 7],
    ['86400', 86_400],
    ['315360000', 86_400],
    ['999999999999999', 86_400],
    ['Tue, 24 Nov 2026 00:02:00 GMT', 120],
    ['Sun, 24 Nov 2036 00:00:00 GMT', 86_400],
  ])('W7 «%s» asks for %d seconds, a day at most', (header, seconds) => expect(retryAfterSeconds(header, NOW)).toBe(seconds));

  it.each([
    undefined,
    '',
    'soon',
    '-5',
    '1.5',
    '1e3',
    '12 minutes',
    '2026-11-25',
    'Tue, 24 Nov 2026 00:02:00 +0800',
    'Tue, 17 Nov 2026 00:00:00 GMT',
    '9'.repeat(400),
    '½',
  ])('W7 «%s» is ignored', (header) => expect(retryAfterSeconds(header, NOW)).toBeNull());
});
