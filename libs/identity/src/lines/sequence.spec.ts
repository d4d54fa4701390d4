import fc from 'fast-check';
import { arrive, type Sequence } from './sequence.js';

const after = (numbers: readonly number[]): Sequence | null => {
  let known: Sequence | null = null;
  for (const seq of numbers) known = arrive(known, seq).sequence;
  return known;
};
const missing = ({ gaps }: Sequence): readonly number[] => gaps.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

describe('the numbers that a partner gives what it sends', () => {
  it('misses exactly the numbers that were passed over and have not come, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }), (numbers) => {
        const known = after(numbers);
        const [first = 0] = numbers;
        const highest = Math.max(...numbers);
        const seen = new Set(numbers);
        const wanted = Array.from({ length: Math.max(0, highest - first + 1) }, (_, index) => first + index).filter((seq) => !seen.has(seq));
        expect(known && missing(known)).toEqual(wanted);
        expect(known?.next).toBe(highest + 1);
      }),
    );
  });

  it('has nothing missing once everything has come, and calls what comes again a repeat', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([2, 3, 4, 5, 6, 7, 8], { minLength: 7, maxLength: 7 }), (rest) => {
        const known = after([1, ...rest]);
        expect(known).toEqual({ next: 9, gaps: [] });
        expect(arrive(known, 3).arrival).toBe('repeat');
      }),
    );
  });

  it('names what each arrival is', () => {
    expect(arrive(null, 7).arrival).toBe('first');
    expect(arrive({ next: 8, gaps: [] }, 8).arrival).toBe('in-order');
    expect(arrive({ next: 8, gaps: [] }, 10)).toEqual({ sequence: { next: 11, gaps: [{ from: 8, to: 9 }] }, arrival: 'ahead' });
    expect(arrive({ next: 11, gaps: [{ from: 8, to: 9 }] }, 8)).toEqual({ sequence: { next: 11, gaps: [{ from: 9, to: 9 }] }, arrival: 'fills' });
  });
});
