import { ALL_DAY, begun, deriveClock, type ClockView, type LimitUnit, type OpeningHours, type SlaPolicy } from '../index.js';
import { at, day, extension, law, pause } from './clock.spec-support.js';

const [any] = law.policies;
const rule = (amount: number, unit: LimitUnit): SlaPolicy => ({
  ...(any as SlaPolicy),
  ruleId: 'X',
  amount,
  unit,
  pauses: [{ ground: 'AWAIT_PROCEDURE', needsNotice: false, ruleId: 'X', article: 'X' }],
});
const resting = (from: string, to: string | null) => ({
  ...pause('AWAIT_PROCEDURE', '2026-11-24', null),
  from: at('2026-11-24', from),
  to: to === null ? null : at('2026-11-24', to),
});
const clock = (policy: SlaPolicy, pauses: readonly ReturnType<typeof resting>[], opening?: OpeningHours): ClockView =>
  deriveClock({ ...begun('X', at('2026-11-24')), pauses }, { calendar: law.calendar, policies: [policy], ...(opening && { opening }) });

describe('a limit in hours that was paused', () => {
  it.each([
    [4, 'H', '11:00', '11:30', '2026-11-24T06:30:00.000Z'],
    [4, 'H', '09:00', '10:30', '2026-11-24T06:30:00.000Z'],
    [4, 'H', '08:00', '09:00', '2026-11-24T06:00:00.000Z'],
    [90, 'MIN', '11:00', '11:10', '2026-11-24T03:40:00.000Z'],
    [4, 'WH', '11:00', '14:00', '2026-11-24T09:00:00.000Z'],
    [4, 'WH', '12:00', '13:30', '2026-11-24T07:30:00.000Z'],
  ] as const)('%i %s from 10:00, paused %s to %s', (...[amount, unit, from, to, due]) => {
    expect(clock(rule(amount, unit), [resting(from, to)]).dueAt).toBe(due);
  });

  it('counts the hours of the organisation', () => {
    expect(clock(rule(4, 'WH'), [resting('12:00', '13:00')], ALL_DAY).dueAt).toBe('2026-11-24T07:00:00.000Z');
  });

  it('has no due and no marks while the pause is open', () => {
    expect(clock(rule(4, 'H'), [resting('11:00', null)])).toMatchObject({ dueAt: null, state: 'PAUSED', warnOn: null, marks: [] });
  });
});

describe('what is named as disregarded', () => {
  it('says of what kind it is, and when it was', () => {
    const facts = {
      ...begun('FC-02', at('2026-11-02')),
      pauses: [pause('HEARING', '2026-11-04', null)],
      extensions: [extension('PT-05', 90, '2026-11-05')],
      restarts: [at('2026-11-20')],
      escalations: [{ at: at('2026-11-06'), urgency: 'URGENT' as const }],
      agreedDue: { dueOn: day('2026-11-10'), agreedAt: at('2026-11-07'), hasProof: false },
    };
    expect(deriveClock(facts, law).disregarded).toEqual([
      { what: 'PAUSE', which: 'HEARING', at: '2026-11-04T02:00:00.000Z', why: 'ground-not-lawful' },
      { what: 'EXTENSION', which: 'PT-05', at: '2026-11-05T02:00:00.000Z', why: 'no-such-extension' },
      { what: 'RESTART', which: 'FC-02', at: '2026-11-20T02:00:00.000Z', why: 'restart-after-due' },
      { what: 'ESCALATION', which: 'URGENT', at: '2026-11-06T02:00:00.000Z', why: 'not-a-hub-limit' },
      { what: 'AGREEMENT', which: '2026-11-10', at: '2026-11-07T02:00:00.000Z', why: 'agreement-without-proof' },
    ]);
  });
});
