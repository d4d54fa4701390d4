import type { Instant, LocalDate } from '#kernel';
import type { SlaPolicy } from '../policies.js';
import type { Extension, Pause } from './facts.js';

/** HALF and EIGHTY: per cent of the units · YELLOW: one working day before · RED: first day overdue · BULLETIN: fifth working day overdue. */
export type MarkName = 'HALF' | 'EIGHTY' | 'YELLOW' | 'RED' | 'BULLETIN';

export interface Mark {
  readonly name: MarkName;
  /** From this moment on the mark is reached. */
  readonly at: Instant;
  readonly on: LocalDate;
}

/** Why a fact did not change the clock. */
export type Disregard =
  | 'ground-not-lawful'
  | 'no-notice'
  | 'ends-before-it-begins'
  | 'begins-after-the-due'
  | 'no-such-extension'
  | 'requested-after-due'
  | 'too-often'
  | 'over-the-maximum'
  | 'not-longer'
  | 'pending'
  | 'rejected'
  | 'restart-not-lawful'
  | 'restart-after-due'
  | 'not-a-hub-limit'
  | 'not-shorter'
  | 'agreement-not-lawful'
  | 'agreement-without-proof'
  | 'agreed-after-due'
  | 'agreed-day-is-past';

export interface Disregarded {
  readonly what: 'PAUSE' | 'EXTENSION' | 'RESTART' | 'ESCALATION' | 'AGREEMENT';
  /** Ground, rule id or day: which one of its kind. */
  readonly which: string;
  readonly at: Instant;
  readonly why: Disregard;
}

/** A clock as its facts and the law make it. Holds no present moment: what time it is now, `standingAt` adds. */
export interface ClockView {
  readonly policy: SlaPolicy;
  readonly triggeredAt: Instant;
  /** Where the governing count begins: the trigger, or the last restart or escalation. */
  readonly startedAt: Instant;
  /** Units in force, extensions included, pauses not. */
  readonly total: number;
  readonly pausedUnits: number;
  /** Null while an open pause leaves it unknown; `atLeast` is then the earliest it can be. Exclusive. */
  readonly dueAt: Instant | null;
  readonly dueOn: LocalDate | null;
  readonly atLeast: { readonly dueAt: Instant; readonly dueOn: LocalDate };
  /** The last day in the most cautious reading of the law: warnings heed it. */
  readonly warnOn: LocalDate | null;
  readonly marks: readonly Mark[];
  readonly state: 'RUNNING' | 'PAUSED' | 'STOPPED';
  readonly stoppedAt: Instant | null;
  /** Stopped on or after the due moment: then the breach is dated `dueAt`. */
  readonly late: boolean;
  readonly provisional: boolean;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  readonly agreed: boolean;
  /** The last day was set by somebody, not counted. */
  readonly isSet: boolean;
  readonly disregarded: readonly Disregarded[];
}
