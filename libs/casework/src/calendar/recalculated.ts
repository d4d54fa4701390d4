import type { EventOf } from '#referral';
import type { MarkName } from '#sla';
import { clockOf, type Clock } from '../work/clock.js';
import type { LegalTime } from './legal-time.js';

/** Told about an end that lies ahead again: when that one passes too, it is told anew. The first breach stays in the history, on a person's list. */
const OVERDUE: readonly MarkName[] = ['RED', 'BULLETIN'];

/** The clocks after one of them was counted again. A kept due stays counted as it was: the calendar it is counted with is the fact that keeps it. */
export const recalculated = (event: EventOf<'ClockRecalculated'>, { clocks, law }: { readonly clocks: readonly Clock[]; readonly law: LegalTime }): Clock[] =>
  clocks.map((clock) => (clock.clockId === event.clockId ? moved(clock, event, law) : clock));

function moved(clock: Clock, { at, change, revision, countedWith }: EventOf<'ClockRecalculated'>, law: LegalTime): Clock {
  const next = clockOf({ ...clock, calendar: { ...clock.calendar, revision: countedWith, examined: revision } }, clock.facts, law);
  const isAhead = (name: MarkName): boolean => OVERDUE.includes(name) && next.marks.some((mark) => mark.name === name && mark.at > at);
  return change === 'LATER' ? { ...next, fired: clock.fired.filter((name) => !isAhead(name)) } : next;
}
