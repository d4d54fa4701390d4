export type { FixedDay, YearArrangement } from './calendar/arrangement.js';
export { SHIPPED_YEARS } from './calendar/shipped-years.js';
export type { DayKind } from './calendar/work-calendar.js';
export { WorkCalendar, addDays } from './calendar/work-calendar.js';
export type {
  Approver,
  Basis,
  ClockKind,
  Cutoff,
  Evidence,
  ExtensionRule,
  Ground,
  Limit,
  LimitUnit,
  Owner,
  PauseRule,
  RollOn,
  SlaPolicy,
  Urgency,
  Words,
} from './policies.js';
export { SHIPPED_POLICIES } from './law/shipped.js';
export type { Due } from './counting/due.js';
export { localDayOf, startOfDay } from './counting/local-day.js';
export type { OpeningHours } from './counting/working-hours.js';
export { ALL_DAY, OFFICE_HOURS } from './counting/working-hours.js';
export { dueAt, findPolicy, policyOn } from './due-at.js';
export type { ClockFacts, Extension, Law, Pause } from './clock/facts.js';
export { begun, begunUntil } from './clock/facts.js';
export type { ClockView, Disregard, Disregarded, Mark, MarkName } from './clock/view.js';
export type { Standing } from './clock/derive-clock.js';
export { deriveClock, standingAt } from './clock/derive-clock.js';
export type { CaseDue } from './clock/precedence.js';
export { caseDue, reportDueOn } from './clock/precedence.js';
export { RULE_WORDS } from './explain/rule-words.js';
export type { DayReason, Explanation, StripDay } from './explain/explain-clock.js';
export { explainClock } from './explain/explain-clock.js';
export type { Language } from './explain/render-strip.js';
export { renderExplanation } from './explain/render.js';
export type { Notice } from './calendar/notice.js';
export { readHolidayCn, readHolidayCsv } from './calendar/read-notice.js';
export type { Arranged, NoticeFault, NoticeFaultCode } from './calendar/arrangement-of.js';
export { arrangementOf } from './calendar/arrangement-of.js';
export { withYear } from './calendar/import-notice.js';
export type { MovableFestivals } from './calendar/provisional-year.js';
export { provisionalYear } from './calendar/provisional-year.js';
export type { Overlay } from './calendar/overlay.js';
export { overlayDays } from './calendar/overlay.js';
export type { DayChange } from './calendar/changed-days.js';
export { changedDays } from './calendar/changed-days.js';
export type { CalendarAlarm } from './calendar/alarm.js';
export { calendarAlarm } from './calendar/alarm.js';
export { isLocalDate } from './calendar/notice.js';
export type { ClockChange, OpenClock } from './clock/diff-clocks.js';
export { diffClocks } from './clock/diff-clocks.js';
