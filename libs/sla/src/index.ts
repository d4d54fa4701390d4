export type { YearArrangement } from './calendar/arrangement.js';
export { SHIPPED_YEARS } from './calendar/shipped-years.js';
export type { DayKind } from './calendar/work-calendar.js';
export { WorkCalendar, addDays } from './calendar/work-calendar.js';
export type { ClockKind, LimitUnit, SlaPolicy } from './policies.js';
export { SHIPPED_POLICIES } from './policies.js';
export type { Due } from './due-at.js';
export { dueAt, localDayOf, policyOn } from './due-at.js';
