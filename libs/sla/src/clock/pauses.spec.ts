import { at, clock, pause, why } from './clock.spec-support.js';

describe('a pause', () => {
  it.each([
    ['the same day counts nothing', '2026-11-10', '2026-11-10', '2026-11-17', 0],
    ['one night counts its first day', '2026-11-10', '2026-11-11', '2026-11-18', 1],
    ['a week counts seven', '2026-11-05', '2026-11-12', '2026-11-24', 7],
    ['on the day of the trigger counts the days after it only', '2026-11-02', '2026-11-04', '2026-11-18', 1],
    ['on the last day still counts', '2026-11-17', '2026-11-19', '2026-11-19', 2],
  ])('that lasts %s', (...[, from, to, due, units]) => {
    const view = clock('FC-02', '2026-11-02', { pauses: [pause('APPRAISAL', from, to)] });
    expect([view.dueOn, view.pausedUnits, view.state]).toEqual([due, units, 'RUNNING']);
  });

  it('in working days counts working days', () => {
    const law = clock('MR-02', '2026-03-02', { pauses: [pause('APPRAISAL', '2026-03-06', '2026-03-10')] });
    expect([law.policy.version, law.pausedUnits, law.dueOn]).toEqual(['MR-02@20', 2, '2026-05-11']);
  });

  it('that has not ended leaves the due unknown, and says at least when', () => {
    const view = clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-11', null)] });
    expect(view).toMatchObject({ dueAt: null, dueOn: null, warnOn: null, state: 'PAUSED', atLeast: { dueOn: '2026-11-17' }, late: false });
    expect(view.marks.map(({ name }) => name)).toEqual(['HALF']);
  });

  it('that takes the day of a mark hides the mark', () => {
    expect(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-10', null)] }).marks).toEqual([]);
  });

  it('that has not ended ends when the duty is fulfilled', () => {
    const view = clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-10', null)], stoppedAt: at('2026-12-01') });
    expect(view).toMatchObject({ dueOn: '2026-12-08', pausedUnits: 21, state: 'STOPPED', late: false });
  });

  it('beside an open one adds what it is known to cost', () => {
    const pauses = [pause('MEDIATION', '2026-11-10', null), pause('APPRAISAL', '2026-11-12', '2026-11-14')];
    expect(clock('FC-02', '2026-11-02', { pauses })).toMatchObject({ dueAt: null, atLeast: { dueOn: '2026-11-19' }, pausedUnits: 2 });
  });

  it('that overlaps another counts each day once', () => {
    const pauses = [
      pause('MEDIATION', '2026-11-05', '2026-11-10'),
      pause('APPRAISAL', '2026-11-08', '2026-11-12'),
      pause('APPRAISAL', '2026-11-06', '2026-11-07'),
    ];
    expect(clock('FC-02', '2026-11-02', { pauses })).toMatchObject({ pausedUnits: 7, dueOn: '2026-11-24' });
  });

  it('that follows another at once counts on', () => {
    const pauses = [pause('MEDIATION', '2026-11-05', '2026-11-08'), pause('APPRAISAL', '2026-11-08', '2026-11-10')];
    expect(clock('FC-02', '2026-11-02', { pauses })).toMatchObject({ pausedUnits: 5, dueOn: '2026-11-23' });
  });

  it('that begins inside a holiday which holds the end open leaves a day to act on', () => {
    const view = clock('FC-02', '2026-09-16', { pauses: [pause('APPRAISAL', '2026-10-07', '2026-10-15')] });
    expect([clock('FC-02', '2026-09-16').dueOn, view.dueOn]).toEqual(['2026-10-08', '2026-10-15']);
    expect(clock('FC-02', '2026-09-16', { pauses: [pause('APPRAISAL', '2026-10-07', '2026-10-07')] }).dueOn).toBe('2026-10-08');
  });
});

describe('a pause without effect', () => {
  it.each([
    ['FC-02', pause('HEARING', '2026-11-10', '2026-11-12'), 'HEARING ground-not-lawful'],
    ['PT-05', pause('APPRAISAL', '2026-11-10', '2026-11-12'), 'APPRAISAL ground-not-lawful'],
    ['FC-02', pause('APPRAISAL', '2026-11-10', '2026-11-12', false), 'APPRAISAL no-notice'],
    ['FC-02', pause('APPRAISAL', '2026-11-12', '2026-11-10'), 'APPRAISAL ends-before-it-begins'],
    ['FC-02', pause('APPRAISAL', '2026-11-18', '2026-11-20'), 'APPRAISAL begins-after-the-due'],
    ['FC-02', { ...pause('APPRAISAL', '2026-11-18', null), from: at('2026-11-18', '00:00') }, 'APPRAISAL begins-after-the-due'],
  ])('%s: is named', (ruleId, given, reason) => {
    const view = clock(ruleId, '2026-11-02', { pauses: [given] });
    expect([view.dueOn, view.pauses, why(view)]).toEqual([clock(ruleId, '2026-11-02').dueOn, [], [reason]]);
  });

  it('needs no notice for mediation, nor in market and petition law', () => {
    expect(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-10', '2026-11-12', false)] }).pausedUnits).toBe(2);
    expect(clock('MR-02', '2026-11-02', { pauses: [pause('RECUSAL', '2026-11-10', '2026-11-12', false)] }).pausedUnits).toBe(2);
    expect(clock('PT-09', '2026-11-02', { pauses: [pause('HEARING', '2026-11-10', '2026-11-12', false)] }).pausedUnits).toBe(2);
  });
});
