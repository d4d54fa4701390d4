import type { Instant } from '#kernel';
import { SHIPPED_YEARS, WorkCalendar } from '#sla';
import { reminderTime } from './quiet-hours.js';

const calendar = new WorkCalendar(SHIPPED_YEARS);
const iso = (text: string): Instant => new Date(text).toISOString() as Instant;

describe('a reminder', () => {
  it.each([
    ['is given at once in working hours', '2026-11-24T09:30:00+08:00', '2026-11-24T09:30:00+08:00'],
    ['waits for the morning', '2026-11-24T06:00:00+08:00', '2026-11-24T08:00:00+08:00'],
    ['waits for the next working day in the evening', '2026-11-24T20:00:00+08:00', '2026-11-25T08:00:00+08:00'],
    ['waits over a weekend', '2026-11-27T21:00:00+08:00', '2026-11-30T08:00:00+08:00'],
    ['waits over the spring festival', '2026-02-15T10:00:00+08:00', '2026-02-24T08:00:00+08:00'],
    ['is given on a make-up Saturday', '2026-02-28T10:00:00+08:00', '2026-02-28T10:00:00+08:00'],
  ])('%s', (_name, now, expected) => expect(reminderTime(iso(now), calendar)).toBe(iso(expected)));
});
