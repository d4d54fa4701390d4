import type { Extension } from './facts.js';
import { at, clock, day, extension, pause, why } from './clock.spec-support.js';

const until = (ruleId: string, newDueOn: string, requested: string): Extension => ({ ...extension(ruleId, 1, requested), asked: { newDueOn: day(newDueOn) } });

describe('an extension', () => {
  it.each([
    ['FC-02', '2026-11-02', [extension('FC-03', 30, '2026-11-10')], '2026-12-02'],
    ['FC-02', '2026-11-02', [extension('FC-03', 30, '2026-11-10'), extension('FC-04', 60, '2026-12-01')], '2027-01-04'],
    ['FC-02', '2026-11-02', [extension('FC-03', 20, '2026-11-17')], '2026-11-23'],
    ['MR-04', '2026-09-18', [extension('MR-04', 30, '2026-10-10')], '2026-11-05'],
    ['PT-05', '2026-05-06', [extension('PT-05', 90, '2026-06-10')], '2026-08-04'],
    ['HL-01', '2026-11-02', [extension('HL-02', 15, '2026-11-05')], '2026-11-23'],
  ])('of %s from %s counts from the original start', (ruleId, start, extensions, due) => {
    expect(clock(ruleId, start, { extensions })).toMatchObject({ dueOn: due, disregarded: [] });
  });

  it('approved after the due, but asked for before it, counts', () => {
    const late = { ...extension('FC-03', 30, '2026-11-17'), decidedAt: at('2026-11-25') };
    expect(clock('FC-02', '2026-11-02', { extensions: [late] }).dueOn).toBe('2026-12-02');
  });

  it('asked for during an open pause is in time', () => {
    const view = clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-10', null)], extensions: [extension('FC-03', 30, '2026-12-10')] });
    expect(view).toMatchObject({ total: 30, atLeast: { dueOn: '2026-12-02' } });
  });

  it('may name its day instead: pauses known by then lie inside it, later ones move it', () => {
    const before = [pause('APPRAISAL', '2026-11-05', '2026-11-08')];
    expect(clock('FC-02', '2026-11-02', { pauses: before, extensions: [until('FC-03', '2026-12-01', '2026-11-10')] })).toMatchObject({
      total: 26,
      dueOn: '2026-12-01',
    });
    const after = [...before, pause('APPRAISAL', '2026-11-20', '2026-11-22')];
    expect(clock('FC-02', '2026-11-02', { pauses: after, extensions: [until('FC-03', '2026-12-01', '2026-11-10')] }).dueOn).toBe('2026-12-03');
    const open = [pause('APPRAISAL', '2026-11-08', null)];
    expect(clock('FC-02', '2026-11-02', { pauses: open, extensions: [until('FC-03', '2026-12-01', '2026-11-10')] })).toMatchObject({ total: 27, dueOn: null });
  });
});

describe('an extension without effect', () => {
  it.each([
    [[extension('FC-03', 30, '2026-11-18')], 'FC-03 requested-after-due'],
    [[{ ...extension('FC-03', 30, '2026-11-18'), requestedAt: at('2026-11-18', '00:00') }], 'FC-03 requested-after-due'],
    [[extension('FC-03', 31, '2026-11-10')], 'FC-03 over-the-maximum'],
    [[extension('FC-04', 61, '2026-11-10')], 'FC-04 over-the-maximum'],
    [[extension('FC-03', 15, '2026-11-10')], 'FC-03 not-longer'],
    [[extension('PT-05', 60, '2026-11-10')], 'PT-05 no-such-extension'],
    [[extension('FC-03', 30, '2026-11-10', null)], 'FC-03 pending'],
    [[extension('FC-03', 30, '2026-11-10', false)], 'FC-03 rejected'],
    [[until('FC-03', '2026-12-03', '2026-11-10')], 'FC-03 over-the-maximum'],
  ])('%#: the original due stands', (extensions, reason) => {
    const view = clock('FC-02', '2026-11-02', { extensions });
    expect([view.dueOn, view.extensions, why(view)]).toEqual(['2026-11-17', [], [reason]]);
  });

  it('is the second of a kind that is had once', () => {
    const view = clock('FC-02', '2026-11-02', { extensions: [extension('FC-03', 20, '2026-11-10'), extension('FC-03', 30, '2026-11-12')] });
    expect([view.total, why(view)]).toEqual([20, ['FC-03 too-often']]);
  });

  it('rejected after the due leaves a breach dated at the original due', () => {
    const rejected = { ...extension('FC-03', 30, '2026-11-17', false), decidedAt: at('2026-11-25') };
    expect(clock('FC-02', '2026-11-02', { extensions: [rejected], stoppedAt: at('2026-11-20') })).toMatchObject({
      late: true,
      dueAt: '2026-11-17T16:00:00.000Z',
    });
  });
});
