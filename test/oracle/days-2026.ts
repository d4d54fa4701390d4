import { spell, type Days } from './slow-clock.js';

/*
 * 国务院办公厅关于2026年部分节假日安排的通知, typed in a second time: what the hub ships is not asked. The days of 2025 and 2027 do not matter for a
 * limit that begins and ends in 2026.
 */
const OFF = '01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07';
const WORK = '01-04 02-14 02-28 05-09 09-20 10-10';

export const days2026: Days = { holidays: new Set(spell(2026, OFF)), makeUps: new Set(spell(2026, WORK)), guessedYears: new Set() };

/** A calendar that forgot a holiday: the check that uses it must find differences. */
export const daysWithout = (forgotten: string, { holidays, ...rest }: Days): Days => ({
  ...rest,
  holidays: new Set([...holidays].filter((day) => !spell(2026, forgotten).includes(day))),
});
