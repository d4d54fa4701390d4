import fc from 'fast-check';
import { reconcile, type Whereabouts } from './reconcile.js';

const n = fc.nat({ max: 1_000 });
const counts = fc.record({ accepted: n, updated: n, duplicate: n, stale: n, conflict: n, refused: n });
const place = (parts: Partial<Whereabouts>): Whereabouts => ({ registered: 0, dead: 0, onTheWay: 0, missing: [], missingCount: 0, ...parts });

describe('the reconciliation of a day', () => {
  it('adds up where every accepted case is somewhere', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (taken, a, b) => {
        const dead = taken.accepted === 0 ? 0 : a % (taken.accepted + 1);
        const onTheWay = taken.accepted - dead === 0 ? 0 : b % (taken.accepted - dead + 1);
        const found = reconcile('petition', taken, place({ registered: taken.accepted - dead - onTheWay, dead, onTheWay }));
        expect(found.difference).toBe(0);
        expect(found.received).toBe(found.registered + found.duplicate + found.quarantined + found.refused + found.dead + found.onTheWay);
      }),
    );
  });

  it('differs by exactly as many as are nowhere', () => {
    const taken = { accepted: 10, updated: 2, duplicate: 1, stale: 1, conflict: 1, refused: 3 };
    expect(reconcile('petition', taken, place({ registered: 8, missing: ['a', 'b'], missingCount: 2 }))).toMatchObject({
      received: 18,
      registered: 10,
      duplicate: 2,
      quarantined: 1,
      refused: 3,
      difference: 2,
      missing: ['a', 'b'],
    });
    expect(reconcile('petition', taken, place({ registered: 11 })).difference).toBe(-1);
  });
});
