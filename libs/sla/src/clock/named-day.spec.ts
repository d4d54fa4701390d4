import { begunUntil, deriveClock, explainClock, renderExplanation, standingAt, type ClockView } from '../index.js';
import { at, day, law } from './clock.spec-support.js';

const until = (dueOn: string, start = '2026-05-12'): ClockView => deriveClock(begunUntil(day(dueOn), 'HUB-NEXT', at(start)), law);
const marks = (view: ClockView): readonly string[] => view.marks.map(({ name, on }) => `${name} ${on}`);

describe('a day that somebody named', () => {
  it('ends at its midnight and does not roll, though it be a Saturday or a holiday', () => {
    expect(until('2026-05-16')).toMatchObject({ dueOn: '2026-05-16', dueAt: '2026-05-16T16:00:00.000Z', isSet: true, total: 4, provisional: false });
    expect(until('2026-10-01', '2026-09-20').dueOn).toBe('2026-10-01');
  });

  it('is warned of, told when it passed, and told again five working days later', () => {
    expect(marks(until('2026-05-22'))).toEqual(['HALF 2026-05-17', 'EIGHTY 2026-05-20', 'YELLOW 2026-05-21', 'RED 2026-05-23', 'BULLETIN 2026-05-29']);
  });

  it('is late from then on', () => {
    expect(standingAt(until('2026-05-16'), at('2026-05-16', '23:59')).isBreached).toBe(false);
    expect(standingAt(until('2026-05-16'), at('2026-05-17', '00:00')).isBreached).toBe(true);
  });

  it('is shown as named, with its days one by one', () => {
    const explained = explainClock(until('2026-05-16'), law);
    expect(explained.strip.map(({ what }) => what)).toEqual(['START', 'COUNTED', 'COUNTED', 'COUNTED', 'COUNTED']);
    expect(renderExplanation(explained, 'en')).toContain('the last day was set, it does not roll');
    expect(renderExplanation(explained, 'zh')).toContain('末日由人指定，不顺延');
  });
});
