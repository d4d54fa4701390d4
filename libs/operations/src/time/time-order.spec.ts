import type { Instant } from '#kernel';
import { InputFault } from '#platform';
import { speedOf, targetOf } from './time-order.js';

const NOW = '2026-01-01T00:00:00.000Z' as Instant;

function codeOf(work: () => unknown): string {
  try {
    return `no fault, but ${String(work())}`;
  } catch (error) {
    return error instanceof InputFault ? error.code : String(error);
  }
}

describe('an order to the simulated clock', () => {
  it.each([
    [{ by: '3d' }, '2026-01-04T00:00:00.000Z'],
    [{ by: '1d12h' }, '2026-01-02T12:00:00.000Z'],
    [{ by: '90m' }, '2026-01-01T01:30:00.000Z'],
    [{ by: '2w' }, '2026-01-15T00:00:00.000Z'],
    [{ until: '2026-11-30T09:00:00+08:00' }, '2026-11-30T01:00:00.000Z'],
  ])('%j leads to %s', (order, target) => {
    expect(targetOf(order, NOW)).toBe(target);
  });

  it.each([
    {},
    { by: '3d', until: '2026-11-30T09:00:00+08:00' },
    { by: '' },
    { by: '-3d' },
    { by: '3 days' },
    { by: 3 },
    { by: '9999999w' },
    { until: '2026-11-30' },
    { until: '2026-13-45T09:00:00+08:00' },
    { until: '2026-11-30T09:00:00' },
    { until: '2025-12-31T00:00:00Z' },
    { until: null },
  ])('%j is refused', (order) => {
    expect(codeOf(() => targetOf(order, NOW))).toBe('HUB_CLOCK_STEP');
  });

  it.each([-1, 1e12, '60', null, undefined, Number.NaN])('a speed of %p is refused', (speed) => {
    expect(codeOf(() => speedOf({ speed }))).toBe('HUB_CLOCK_SPEED');
  });

  it('a speed from standing still to a year in a second is taken', () => {
    expect([0, 0.5, 31_536_000].map((speed) => speedOf({ speed }))).toEqual([0, 0.5, 31_536_000]);
  });
});
