import fc from 'fast-check';
import { gapOf } from './gap.js';

describe('a gap in what a group reads', () => {
  it('is none while the next message is still there and our place is our own', () => {
    const offset = fc.bigInt({ min: 0n, max: 10_000n });
    fc.assert(
      fc.property(offset, offset, offset, offset, (low, a, b, back) => {
        const next = low + a;
        expect(gapOf({ next, low, high: next + b, committed: back > next ? null : back })).toBeNull();
      }),
    );
  });

  it('is what was deleted before it was read', () =>
    expect(gapOf({ next: 10n, low: 13n, high: 20n, committed: 10n })).toEqual({ kind: 'RETENTION', from: 10n, to: 13n }));
  it('is what somebody made the group pass over', () =>
    expect(gapOf({ next: 10n, low: 0n, high: 20n, committed: 18n })).toEqual({ kind: 'SKIPPED', from: 10n, to: 18n }));
  it('is everything, where the topic was made anew', () =>
    expect(gapOf({ next: 10n, low: 0n, high: 2n, committed: null })).toEqual({ kind: 'RESTARTED', from: 2n, to: 10n }));
});
