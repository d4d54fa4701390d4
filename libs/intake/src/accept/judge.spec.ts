import fc from 'fast-check';
import type { Instant } from '#kernel';
import { evolve, judge, type Arrival, type Judgement, type OrderState } from './judge.js';

const at = '2026-11-23T01:00:00.000Z' as Instant;
const arrival = (version: number, contentHash = `h${version}`): Arrival => ({ version, contentHash, isDrill: false, at });

function take(arrivals: readonly Arrival[]): { readonly judgements: readonly Judgement[]; readonly state: OrderState | null } {
  let state: OrderState | null = null;
  const judgements = arrivals.map((each) => {
    const judgement = judge(state, each);
    state = evolve(state, each, judgement);
    return judgement;
  });
  return { judgements, state };
}

describe('an order that comes more than once', () => {
  it('is a repeat with the same content, a conflict with another', () => {
    expect(take([arrival(1), arrival(1), arrival(1, 'x'), arrival(1, 'x')]).judgements).toEqual(['accepted', 'duplicate', 'conflict', 'conflict']);
  });
  it('is an update with a higher version, stale with a lower unseen one, a repeat with a lower seen one', () => {
    expect(take([arrival(1), arrival(5), arrival(3), arrival(1), arrival(3)]).judgements).toEqual(['accepted', 'updated', 'stale', 'duplicate', 'duplicate']);
  });

  it('ends at its highest version whichever arrives first, with one event for each rise', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), (versions) => {
        const { judgements, state } = take(versions.map((version) => arrival(version)));
        expect(state?.latestVersion).toBe(Math.max(...versions));
        expect(state?.contentHash).toBe(`h${Math.max(...versions)}`);
        expect(state?.streamVersion).toBe(judgements.filter((each) => each === 'accepted' || each === 'updated').length);
        expect(judgements.filter((each) => each === 'accepted')).toHaveLength(1);
      }),
    );
  });

  it('counts the same set of copies the same, however they are split into batches', () => {
    const copies = fc.array(fc.record({ version: fc.integer({ min: 1, max: 3 }), hash: fc.constantFrom('a', 'b') }), { minLength: 1 });
    fc.assert(
      fc.property(copies, (given) => {
        const arrivals = given.map(({ version, hash }) => arrival(version, hash));
        const once = take(arrivals).state;
        const twice = take([...arrivals, ...arrivals]).state;
        expect(twice).toEqual(once);
      }),
    );
  });
});
