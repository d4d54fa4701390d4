import { begun, deriveClock } from '../index.js';
import { at, clock, day, extension, law, pause, why } from './clock.spec-support.js';

describe('new facts inside the limit', () => {
  it('begin the limit anew on their receipt', () => {
    const view = clock('FC-02', '2026-11-02', { restarts: [at('2026-11-10')] });
    expect(view).toMatchObject({ dueOn: '2026-11-25', startedAt: '2026-11-10T02:00:00.000Z', triggeredAt: '2026-11-02T02:00:00.000Z' });
  });
  it('may come twice', () => expect(clock('FC-02', '2026-11-02', { restarts: [at('2026-11-20'), at('2026-11-10')] }).dueOn).toBe('2026-12-07'));
  it('on the day of receipt change nothing but the start', () =>
    expect(clock('FC-02', '2026-11-02', { restarts: [at('2026-11-02', '11:00')] }).dueOn).toBe('2026-11-17'));
  it('come too late once the clock is overdue', () => {
    const view = clock('FC-02', '2026-11-02', { restarts: [at('2026-11-18', '00:00')] });
    expect([view.dueOn, why(view)]).toEqual(['2026-11-17', ['FC-02 restart-after-due']]);
  });
  it('come in time while a pause holds the due open', () => {
    expect(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-10', null)], restarts: [at('2026-11-25')] })).toMatchObject({
      dueOn: null,
      atLeast: { dueOn: '2026-12-10' },
    });
  });
  it('never end the limit earlier than an extension already did', () => {
    const extensions = [extension('FC-03', 30, '2026-11-04')];
    expect(clock('FC-02', '2026-11-02', { extensions, restarts: [at('2026-11-06')] })).toMatchObject({ dueOn: '2026-12-02', total: 30 });
  });
  it('let the new limit be lengthened anew', () => {
    const extensions = [extension('FC-03', 30, '2026-11-04'), extension('FC-03', 30, '2026-11-12')];
    expect(clock('FC-02', '2026-11-02', { extensions, restarts: [at('2026-11-06')] }).dueOn).toBe('2026-12-07');
  });
  it.each([
    ['PT-05', '2026-11-02', '2026-11-10'],
    ['MR-04', '2026-04-10', '2026-04-16'],
    ['FC-02', '2026-11-02', '2026-11-01'],
    ['FC-02', '2026-11-02', '2026-11-02'],
  ])('change nothing in %s from %s when received %s', (ruleId, start, restart) => {
    const view = clock(ruleId, start, { restarts: [at(restart)] });
    expect([view.dueOn, why(view)]).toEqual([clock(ruleId, start).dueOn, [`${ruleId} restart-not-lawful`]]);
  });
  it('restart the check of a report under Order 121', () => expect(clock('MR-04', '2026-11-02', { restarts: [at('2026-11-10')] }).dueOn).toBe('2026-12-01'));
});

describe('a raised urgency', () => {
  const raised = (urgency: 'PRIORITY' | 'CRITICAL' | 'NORMAL', time: string) => ({ urgency, at: at('2026-11-24', time) });
  it('shortens a hub limit, counted from the moment it was raised', () => {
    expect(clock('DISPATCH', '2026-11-24', { escalations: [raised('CRITICAL', '11:00')] })).toMatchObject({
      dueAt: '2026-11-24T03:15:00.000Z',
      policy: { urgency: 'CRITICAL' },
      disregarded: [],
    });
  });
  it('never lengthens it', () => {
    const view = deriveClock({ ...begun('DISPATCH', at('2026-11-24'), 'CRITICAL'), escalations: [raised('NORMAL', '10:05')] }, law);
    expect([view.dueAt, why(view)]).toEqual(['2026-11-24T02:15:00.000Z', ['NORMAL not-shorter']]);
  });
  it('that comes when the clock is overdue changes nothing', () => {
    const view = clock('DISPATCH', '2026-11-20', { escalations: [raised('CRITICAL', '11:00')] });
    expect([view.dueOn, why(view)]).toEqual(['2026-11-23', ['CRITICAL not-shorter']]);
  });
  it('never touches a limit of law', () => {
    const view = clock('FC-02', '2026-11-02', { escalations: [raised('CRITICAL', '11:00')] });
    expect([view.dueOn, why(view)]).toEqual(['2026-11-17', ['CRITICAL not-a-hub-limit']]);
  });
  it('without a row of its own changes nothing', () => {
    const view = deriveClock({ ...begun('HANDLE', at('2026-11-20'), 'URGENT'), escalations: [raised('CRITICAL', '11:00')] }, law);
    expect([view.dueOn, why(view)]).toEqual(['2026-11-27', ['CRITICAL not-shorter']]);
  });
});

describe('an agreed day', () => {
  const agreed = (dueOn: string, agreedAt = '2026-11-10', hasProof = true) => ({ dueOn: day(dueOn), agreedAt: at(agreedAt), hasProof });
  it.each(['2026-11-12', '2026-12-06', '2026-11-10'])('%s takes the place of the due, as it was said', (dueOn) => {
    const view = clock('FC-02', '2026-11-02', { agreedDue: agreed(dueOn), pauses: [pause('APPRAISAL', '2026-11-05', null)] });
    expect(view).toMatchObject({ dueOn, agreed: true, state: 'RUNNING', pausedUnits: 0, provisional: false, warnOn: dueOn });
  });
  it('in a year without arrangement is not provisional', () =>
    expect(clock('FC-02', '2026-11-02', { agreedDue: agreed('2027-02-03') }).provisional).toBe(false));
  it.each([
    ['PT-05', agreed('2026-12-01'), 'agreement-not-lawful'],
    ['FC-02', agreed('2026-12-01', '2026-11-10', false), 'agreement-without-proof'],
    ['FC-02', agreed('2026-12-01', '2026-11-18'), 'agreed-after-due'],
    ['FC-02', agreed('2026-11-09'), 'agreed-day-is-past'],
  ])('in %s has no effect: %#', (ruleId, agreedDue, reason) => {
    const view = clock(ruleId, '2026-11-02', { agreedDue });
    expect([view.dueOn, view.agreed, why(view)]).toEqual([clock(ruleId, '2026-11-02').dueOn, false, [`${agreedDue.dueOn} ${reason}`]]);
  });
  it('may be agreed while a pause holds the due open', () => {
    expect(clock('FC-02', '2026-11-02', { pauses: [pause('MEDIATION', '2026-11-10', null)], agreedDue: agreed('2026-12-01', '2026-11-28') }).dueOn).toBe(
      '2026-12-01',
    );
  });
});
