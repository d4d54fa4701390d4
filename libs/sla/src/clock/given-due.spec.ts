import type { Instant } from '#kernel';
import { begun, deriveClock, standingAt, type ClockView } from '../index.js';
import { extension, law, pause } from './clock.spec-support.js';

const clock = (start: string, givenDue: string, stoppedAt: string | null = null): ClockView =>
  deriveClock({ ...begun('SOURCE_DUE', start as Instant), givenDue: givenDue as Instant, stoppedAt: stoppedAt as Instant | null }, law);

describe('a limit given as a moment', () => {
  it('holds through its second, in whatever year', () => {
    const view = clock('2015-01-15T10:27:53+08:00', '2015-02-18T11:20:00+08:00');
    expect(view).toMatchObject({ dueAt: '2015-02-18T03:20:01.000Z', dueOn: '2015-02-18', provisional: false, state: 'RUNNING' });
    expect(view.marks.map(({ name }) => name)).toEqual(['HALF', 'EIGHTY', 'RED']);
  });

  it.each([
    ['2015-02-18T11:20:00+08:00', false],
    ['2015-02-18T11:20:00.999+08:00', false],
    ['2015-02-18T11:20:01+08:00', true],
  ])('that is met at %s is late: %s', (stopped, late) => {
    const view = clock('2015-01-15T10:27:53+08:00', '2015-02-18T11:20:00+08:00', stopped);
    expect([view.late, standingAt(view, '2016-01-01T00:00:00Z' as Instant).isBreached]).toEqual([late, late]);
  });

  it('is moved by nothing of ours', () => {
    const facts = { ...begun('SOURCE_DUE', '2026-11-02T10:00:00+08:00' as Instant), givenDue: '2026-11-09T09:00:00+08:00' as Instant };
    const moved = { ...facts, pauses: [pause('APPRAISAL', '2026-11-03', '2026-11-05')], extensions: [extension('FC-03', 30, '2026-11-04')] };
    expect(deriveClock(moved, law).dueAt).toBe(deriveClock(facts, law).dueAt);
    expect(deriveClock(facts, law).dueAt).toBe('2026-11-09T01:00:01.000Z');
  });

  it('that was over when the order came has no time', () => expect(clock('2026-11-02T10:00:00+08:00', '2026-11-01T10:00:00+08:00').total).toBe(0));
});
