import fc from 'fast-check';
import { instantMs, instantOf, type Instant, type LocalDate } from '#kernel';
import { SHIPPED_YEARS, WorkCalendar } from '#sla';
import { silenceOf, type HeardHour } from './rhythm.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);
const isWorkingDay = (day: LocalDate): boolean => calendar.kindOf(day) === 'WORK';
const at = (text: string): Instant => instantOf(Date.parse(`${text}+08:00`));
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Heard on every working day in these hours, from 1 June 2026 up to and not including `until`. */
function office(until: string, hours: readonly number[]): readonly HeardHour[] {
  const heard: HeardHour[] = [];
  for (let day = instantMs(at('2026-06-01T00:00:00')); day < instantMs(at(until)); day += DAY_MS) {
    const name = new Date(day + 8 * HOUR_MS).toISOString().slice(0, 10) as LocalDate;
    if (isWorkingDay(name)) for (const hour of hours) heard.push({ hour: instantOf(day + hour * HOUR_MS), n: 12 });
  }
  return heard;
}
const OFFICE = [9, 10, 11, 14, 15, 16, 17];

describe('the silence of a partner with office hours', () => {
  const heard = office('2026-09-23T00:00:00', OFFICE);
  const quietUntil = (now: string): ReturnType<typeof silenceOf> => silenceOf(heard, { lastAt: at('2026-09-22T17:50:00'), now: at(now) }, isWorkingDay);

  it('is usual at night', () => expect(quietUntil('2026-09-23T08:59:00')).toMatchObject({ chance: 1, missedHours: 0, isAlarm: false }));
  it('is noticed after two hours in which it is always heard', () =>
    expect(quietUntil('2026-09-23T11:05:00')).toMatchObject({ missedHours: 2, isAlarm: true }));
  it('is usual at the Mid-Autumn and National Day holidays, and noticed on the first working day after them', () => {
    const before = office('2026-10-01T00:00:00', OFFICE);
    const quiet = (now: string): boolean => silenceOf(before, { lastAt: at('2026-09-30T17:50:00'), now: at(now) }, isWorkingDay).isAlarm;
    expect(quiet('2026-10-07T23:00:00')).toBe(false);
    expect(quiet('2026-10-08T12:00:00')).toBe(true);
  });
});

describe('any silence', () => {
  it('raises no alarm before a rhythm is known', () => {
    const heard = office('2026-06-04T00:00:00', OFFICE);
    expect(silenceOf(heard, { lastAt: at('2026-06-03T17:50:00'), now: at('2026-06-30T12:00:00') }, isWorkingDay).isAlarm).toBe(false);
  });

  it('of a line that speaks once a day is noticed only after days', () => {
    const heard = office('2026-09-01T00:00:00', [9]);
    const quiet = (now: string): boolean => silenceOf(heard, { lastAt: at('2026-08-31T09:10:00'), now: at(now) }, isWorkingDay).isAlarm;
    expect(quiet('2026-09-01T12:00:00')).toBe(false);
    expect(quiet('2026-09-04T12:00:00')).toBe(true);
  });

  it('never becomes less remarkable by lasting longer, and an alarm stands until the line is heard', () => {
    const pattern = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 24 });
    fc.assert(
      fc.property(pattern, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (hours, a, b) => {
        const heard = office('2026-08-01T00:00:00', hours);
        const lastAt = at('2026-07-31T20:00:00');
        const look = (after: number): ReturnType<typeof silenceOf> =>
          silenceOf(heard, { lastAt, now: instantOf(instantMs(lastAt) + after * HOUR_MS) }, isWorkingDay);
        const [short, long] = [look(Math.min(a, b)), look(Math.max(a, b))];
        expect(long.chance).toBeLessThanOrEqual(short.chance);
        if (short.isAlarm) expect(long.isAlarm).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
