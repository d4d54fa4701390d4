import fc from 'fast-check';
import { instantMs, instantOf } from '#kernel';
import { SimulatedClock } from './clock-simulated.js';

const START = '2026-01-01T00:00:00.000Z';
const at = instantOf(Date.parse(START));

describe('a simulated clock', () => {
  it('stands still at speed 0 and goes at its speed else', () => {
    let real = 0;
    const still = new SimulatedClock({ at, speed: 0 }, () => real);
    const fast = new SimulatedClock({ at, speed: 86_400 }, () => real);
    real += 1_000;
    expect(still.now()).toBe(START);
    expect(fast.now()).toBe('2026-01-02T00:00:00.000Z');
  });

  it('stands still where it heard nothing of its anchor for five seconds', () => {
    let real = 0;
    const clock = new SimulatedClock({ at, speed: 60 }, () => real);
    real += 3_600_000;
    expect(clock.now()).toBe('2026-01-01T00:05:00.000Z');
  });

  it('never runs backward, whatever it is told', () => {
    const move = fc.record({ passed: fc.nat(20_000), to: fc.integer({ min: -86_400_000, max: 86_400_000 }), speed: fc.constantFrom(0, 1, 60, 86_400) });
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        let real = 0;
        const clock = new SimulatedClock({ at, speed: 1 }, () => real);
        let last = clock.now();
        for (const { passed, to, speed } of moves) {
          real += passed;
          clock.follow({ at: instantOf(instantMs(at) + to), speed });
          const now = clock.now();
          expect(now >= last).toBe(true);
          last = now;
        }
      }),
    );
  });

  it('wakes whoever rests when it jumps', async () => {
    const clock = new SimulatedClock({ at, speed: 0 }, () => 0);
    const rested = clock.rest(600_000, at);
    clock.follow({ at: instantOf(instantMs(at) + 60_000), speed: 0 });
    await rested;
    expect(clock.now()).toBe('2026-01-01T00:01:00.000Z');
    // Nobody sleeps through a jump that came just before.
    await clock.rest(600_000, at);
  });
});
