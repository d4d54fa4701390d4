import { begun, deriveClock, standingAt, type ClockView } from '../index.js';
import { at, clock, day, extension, law, pause } from './clock.spec-support.js';

const marks = (view: ClockView): string => view.marks.map(({ name, on }) => `${name} ${on.slice(5)}`).join(' ');

describe('warning marks', () => {
  it.each([
    ['FC-02', '2026-11-02', 'HALF 11-10 EIGHTY 11-14 YELLOW 11-16 RED 11-18 BULLETIN 11-24'],
    ['FC-02', '2026-09-16', 'HALF 09-24 EIGHTY 09-28 YELLOW 09-30 RED 10-09 BULLETIN 10-14'],
    ['FC-01', '2026-11-23', 'HALF 11-27 EIGHTY 12-01 YELLOW 12-01 RED 12-03 BULLETIN 12-09'],
    ['PT-S3', '2026-11-23', 'YELLOW 11-23 HALF 11-24 EIGHTY 11-24 RED 11-25 BULLETIN 12-01'],
  ])('of %s from %s are %s', (ruleId, start, expected) => expect(marks(clock(ruleId, start))).toBe(expected));

  it('begin at 00:00 of their day, never before the clock', () => {
    const { marks: of } = clock('PT-S3', '2026-11-23');
    expect(of.map(({ at: moment }) => moment)).toEqual([
      '2026-11-23T02:00:00.000Z',
      '2026-11-23T16:00:00.000Z',
      '2026-11-23T16:00:00.000Z',
      '2026-11-24T16:00:00.000Z',
      '2026-11-30T16:00:00.000Z',
    ]);
  });

  it('heed the earlier reading of the last day, the due the one of the row', () => {
    expect(clock('FC-02', '2026-11-07')).toMatchObject({ dueOn: '2026-11-23', warnOn: '2026-11-22' });
    expect(clock('MR-02', '2026-04-15')).toMatchObject({ dueOn: '2026-06-14', warnOn: '2026-06-14' });
    expect(clock('FC-02', '2026-09-16')).toMatchObject({ dueOn: '2026-10-08', warnOn: '2026-10-08' });
  });

  it('heed the sixty days beside the forty-five working days since 2024-07-01', () => {
    expect(clock('MR-02', '2026-03-02')).toMatchObject({ dueOn: '2026-05-08', warnOn: '2026-05-06' });
    expect(clock('MR-02', '2024-06-30').warnOn).toBe(clock('MR-02', '2024-06-30').dueOn);
    expect(clock('MR-02', '2024-07-01')).toMatchObject({ dueOn: '2024-09-02', warnOn: '2024-08-30' });
    expect(clock('PT-01', '2026-11-02')).toMatchObject({ dueOn: '2026-11-17', warnOn: '2026-11-05' });
  });

  it('count the units of a lengthened limit, and none that a pause took', () => {
    expect(marks(clock('FC-02', '2026-11-02', { extensions: [extension('FC-03', 30, '2026-11-05')] }))).toContain('HALF 11-17 EIGHTY 11-26 YELLOW 12-01');
    expect(marks(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-05', '2026-11-09')] }))).toContain('HALF 11-14 EIGHTY 11-18 YELLOW 11-20');
    expect(marks(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-11', '2026-11-13')] }))).toContain('HALF 11-10 EIGHTY 11-16');
  });

  it('of an agreed day lie before that day', () => {
    const agreedDue = { dueOn: day('2026-11-12'), agreedAt: at('2026-11-04'), hasProof: true };
    expect(marks(clock('FC-02', '2026-11-02', { agreedDue }))).toBe('HALF 11-07 EIGHTY 11-10 YELLOW 11-11 RED 11-13 BULLETIN 11-19');
  });

  it('of hours are parts of the time, without a yellow card', () => {
    const { marks: of } = deriveClock(begun('SIGN', at('2026-11-24'), 'URGENT'), law);
    expect(of.map((mark) => `${mark.name} ${mark.at}`)).toEqual([
      'HALF 2026-11-24T03:00:00.000Z',
      'EIGHTY 2026-11-24T03:36:00.000Z',
      'RED 2026-11-24T04:00:00.000Z',
      'BULLETIN 2026-11-30T16:00:00.000Z',
    ]);
  });

  it('leave out a bulletin in a year nobody loaded', () => {
    expect(clock('FC-02', '2027-12-16').marks.map(({ name }) => name)).toEqual(['HALF', 'EIGHTY', 'YELLOW', 'RED']);
    expect(clock('FC-02', '2027-12-06').marks.at(-1)).toMatchObject({ name: 'BULLETIN', on: '2027-12-28' });
  });
});

describe('a clock at a moment', () => {
  const view = clock('FC-02', '2026-11-02');
  it.each([
    ['2026-11-09T23:59:59+08:00', false, []],
    ['2026-11-10T00:00:00+08:00', false, ['HALF']],
    ['2026-11-17T23:59:59+08:00', false, ['HALF', 'EIGHTY', 'YELLOW']],
    ['2026-11-18T00:00:00+08:00', true, ['HALF', 'EIGHTY', 'YELLOW', 'RED']],
    ['2026-11-24T00:00:00+08:00', true, ['HALF', 'EIGHTY', 'YELLOW', 'RED', 'BULLETIN']],
  ])('%s', (now, isBreached, reached) => {
    expect(standingAt(view, now as ReturnType<typeof at>)).toEqual({ isBreached, reached, breachedAt: isBreached ? '2026-11-17T16:00:00.000Z' : null });
  });

  it('once stopped stands as it stood', () => {
    const stopped = clock('FC-02', '2026-11-02', { stoppedAt: at('2026-11-12') });
    expect([stopped.state, stopped.late, standingAt(stopped, at('2027-01-01'))]).toEqual([
      'STOPPED',
      false,
      { isBreached: false, breachedAt: null, reached: ['HALF'] },
    ]);
    expect(standingAt(stopped, at('2026-11-05')).reached).toEqual([]);
  });

  it.each([
    ['2026-11-17T23:59:59+08:00', false],
    ['2026-11-18T00:00:00+08:00', true],
  ])('stopped %s is late: %s', (stoppedAt, late) => {
    const stopped = clock('FC-02', '2026-11-02', { stoppedAt: stoppedAt as ReturnType<typeof at> });
    expect([stopped.late, standingAt(stopped, at('2027-01-01')).isBreached]).toEqual([late, late]);
  });

  it('is not breached while paused', () => {
    const paused = clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-11', null)] });
    expect(standingAt(paused, at('2027-01-01'))).toEqual({ isBreached: false, breachedAt: null, reached: ['HALF'] });
  });
});
