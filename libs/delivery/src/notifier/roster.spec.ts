import fc from 'fast-check';
import { instantMs, instantOf, type Instant } from '#kernel';
import { holds, mayTellFrom, onDuty, type Roster, type RosterPerson, type WeekTime } from './roster.js';

const at = (text: string): Instant => text as Instant;
const MONDAY_9 = at('2026-11-23T09:00:00+08:00');
const ALL = [1, 2, 3, 4, 5, 6, 7];
const person = (name: string, parts: Partial<RosterPerson> = {}): RosterPerson => ({
  person: name,
  channels: ['sms', 'mail'],
  windows: [],
  quiet: [],
  ...parts,
});
const roster: Roster = {
  people: [person('A-1'), person('A-2'), person('A-3')],
  slots: [
    { days: [1, 2, 3, 4, 5], from: 510, to: 1_050, person: 'A-1', deputy: 'A-2' },
    { days: ALL, from: 1_050, to: 510, person: 'A-3', deputy: null },
  ],
};
const names = (moment: string): readonly (string | null)[] => {
  const { duty, deputy } = onDuty(roster, at(moment));
  return [duty?.person ?? null, deputy?.person ?? null];
};

describe('who is on duty', () => {
  it.each([
    ['2026-11-23T08:30:00+08:00', ['A-1', 'A-2']],
    ['2026-11-23T17:29:59+08:00', ['A-1', 'A-2']],
    ['2026-11-23T17:30:00+08:00', ['A-3', null]],
    ['2026-11-24T03:00:00+08:00', ['A-3', null]],
    ['2026-11-22T16:30:00Z', ['A-3', null]],
    ['2026-11-28T12:00:00+08:00', [null, null]],
  ])('at %s is %j, in China’s time whatever the offset says', (moment, expected) => expect(names(moment)).toEqual(expected));
});

describe('when somebody may be told', () => {
  const quietNights = person('A-1', { windows: [{ days: [1, 2, 3, 4, 5], from: 480, to: 1_200 }], quiet: [{ days: ALL, from: 1_320, to: 420 }] });

  it('is now inside a window, and else its next opening', () => {
    expect(mayTellFrom(quietNights, MONDAY_9, 'NORMAL')).toBe(MONDAY_9);
    expect(mayTellFrom(quietNights, at('2026-11-27T20:00:00+08:00'), 'URGENT')).toBe('2026-11-30T00:00:00.000Z');
  });

  it('is at once for what is critical, at night too', () => {
    const night = at('2026-11-28T03:00:00+08:00');
    expect(mayTellFrom(quietNights, night, 'CRITICAL')).toBe(night);
  });

  it('is never where quiet hours cover the whole week', () => {
    expect(mayTellFrom(person('A-1', { quiet: [{ days: ALL, from: 0, to: 1_440 }] }), MONDAY_9, 'NORMAL')).toBeNull();
  });

  const weekTime = fc
    .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: fc.nat(1_439), to: fc.nat(1_439) })
    .filter(({ from, to }) => from !== to);
  const moment = fc.integer({ min: 0, max: 100_000_000 }).map((minutes) => instantOf(minutes * 60_000));

  it('is the first minute that is inside a window and outside quiet hours, minute by minute', () => {
    const inside = (times: readonly WeekTime[], ms: number): boolean => {
      const local = new Date(ms + 8 * 3_600_000);
      const minuteOfWeek = ((local.getUTCDay() + 6) % 7) * 1_440 + local.getUTCHours() * 60 + local.getUTCMinutes();
      // By hand: every window as the set of minutes of the week that it covers.
      return times.some(({ days, from, to }) =>
        days.some((day) => Array.from({ length: (to - from + 1_440) % 1_440 }, (_, n) => ((day - 1) * 1_440 + from + n) % 10_080).includes(minuteOfWeek)),
      );
    };
    fc.assert(
      fc.property(fc.array(weekTime, { maxLength: 2 }), fc.array(weekTime, { maxLength: 1 }), moment, (windows, quiet, now) => {
        const found = mayTellFrom(person('x', { windows, quiet }), now, 'NORMAL');
        const open = (ms: number): boolean => (windows.length === 0 || inside(windows, ms)) && !inside(quiet, ms);
        if (found === null) expect(open(instantMs(now))).toBe(false);
        else expect([open(instantMs(found)), found === now || !open(instantMs(found) - 60_000)]).toEqual([true, true]);
      }),
      { numRuns: 60 },
    );
  });

  it('two halves of a week that touch hold every moment exactly once', () => {
    fc.assert(
      fc.property(weekTime, moment, ({ from, to }, now) => {
        const [one, other] = [
          { days: ALL, from, to },
          { days: ALL, from: to, to: from },
        ];
        expect(holds(one, now)).toBe(!holds(other, now));
      }),
    );
  });
});
