import { DOORS } from '#contracts';
import { planOf } from './plan.js';

describe('the plan of a story', () => {
  it.each([1, 77, 4_711, 271_828, 999_999])('with seed %d has at least 400 orders, 50 for each door, and every kind of turn', (seed) => {
    const { submissions, manners, reassigned } = planOf(seed);
    const sent = submissions.filter(({ isUpdate }) => !isUpdate);
    expect(sent.length).toBeGreaterThanOrEqual(400);
    for (const door of DOORS) expect(sent.filter((submission) => submission.door === door).length).toBeGreaterThanOrEqual(50);
    expect(submissions.some(({ isUpdate }) => isUpdate)).toBe(true);
    expect(reassigned.size).toBeGreaterThan(0);
    expect(manners('00000000-0000-0000-0000-000000000000')).toEqual({});
  });

  it('has the case of the README, a repeat of it and a contradiction to it, in that order', () => {
    const example = planOf(5).submissions.filter(({ orderNo }) => orderNo === 'SDE000005001');
    expect(example).toHaveLength(3);
    expect(example[1]?.body).toBe(example[0]?.body);
    expect(example[2]?.body).not.toBe(example[0]?.body);
  });

  it('is the same for a seed, and never has an order of another', () => {
    const numbers = (seed: number): (string | null)[] => planOf(seed).submissions.map(({ orderNo }) => orderNo);
    expect(numbers(8)).toEqual(numbers(8));
    expect(numbers(9).filter((number) => numbers(8).includes(number))).toEqual([]);
  });
});
