import type { Instant } from '#kernel';
import type { Mark } from '#sla';
import { nextLook } from './fire-marks.js';

const at = (hour: string): Instant => `2026-03-20T${hour}:00.000Z` as Instant;
const mark = (name: Mark['name'], hour: string): Mark => ({ name, at: at(hour), on: '2026-03-20' as Mark['on'] });
const marks = [mark('HALF', '12:00'), mark('EIGHTY', '12:30'), mark('RED', '14:00')];

describe('a clock whose reminder waits for the morning', () => {
  it('is looked at again when its next mark is reached: a breach does not wait', () => {
    expect(nextLook({ marks, fired: [] }, { now: at('12:00'), wait: at('23:00') })).toBe(at('12:30'));
    expect(nextLook({ marks, fired: [] }, { now: at('12:30'), wait: at('23:00') })).toBe(at('14:00'));
  });

  it('sleeps until the morning where nothing comes before it', () => {
    expect(nextLook({ marks, fired: ['RED'] }, { now: at('14:00'), wait: at('23:00') })).toBe(at('23:00'));
    expect(nextLook({ marks, fired: [] }, { now: at('12:30'), wait: at('13:00') })).toBe(at('13:00'));
  });
});
