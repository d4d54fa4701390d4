import type { Instant, LocalDate } from '#kernel';
import { begun, deriveClock, SHIPPED_POLICIES, SHIPPED_YEARS, WorkCalendar, type ClockFacts, type ClockView, type Extension, type Pause } from '../index.js';

export const law = { policies: SHIPPED_POLICIES, calendar: new WorkCalendar(SHIPPED_YEARS) };

/** Ten in the morning in China. */
export const at = (day: string, time = '10:00'): Instant => `${day}T${time}:00+08:00` as Instant;
export const day = (text: string): LocalDate => text as LocalDate;

export const clock = (ruleId: string, start: string, more: Partial<ClockFacts> = {}): ClockView => deriveClock({ ...begun(ruleId, at(start)), ...more }, law);

export const pause = (ground: Pause['ground'], from: string, to: string | null, noticed = true): Pause => ({
  ground,
  from: at(from),
  to: to === null ? null : at(to),
  noticedAt: noticed ? at(from) : null,
});

export const extension = (ruleId: string, newTotal: number, requested: string, granted: boolean | null = true): Extension => ({
  ruleId,
  asked: { newTotal },
  requestedAt: at(requested),
  decidedAt: granted === null ? null : at(requested, '16:00'),
  granted,
});

export const why = ({ disregarded }: ClockView): readonly string[] => disregarded.map((each) => `${each.which} ${each.why}`);
