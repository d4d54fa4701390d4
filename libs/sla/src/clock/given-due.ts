import { instantMs, instantOf } from '#kernel';
import { localDayOf, MINUTE_MS } from '../counting/local-day.js';
import type { ClockFacts } from './facts.js';
import type { Period } from './period.js';

const SECOND_MS = 1_000;

/**
 * A limit that its giver wrote down as a moment, counted by nobody: pauses and extensions of ours do not move it. A moment given to the second holds
 * through that second, so the exclusive end is the next one. Units: minutes from the start, whole or not. Our own reading.
 */
export function withGivenDue(period: Period, givenDue: ClockFacts['givenDue']): Period {
  if (givenDue === undefined) return period;
  const given = instantMs(givenDue);
  const end = (Math.floor(given / SECOND_MS) + 1) * SECOND_MS;
  const total = Math.max(0, end - instantMs(period.startedAt)) / MINUTE_MS;
  const due = { dueAt: instantOf(end), dueOn: localDayOf(instantOf(given)), countedFrom: null, skipped: [], provisional: false };
  return { ...period, due, open: false, total, pausedUnits: 0, taken: [], granted: [] };
}
