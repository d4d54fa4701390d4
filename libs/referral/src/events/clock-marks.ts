import type { Instant } from '#kernel';

interface Reached {
  readonly at: Instant;
  readonly clockId: string;
  readonly ruleId: string;
  /** When the mark was reached; the event may come later. */
  readonly reachedAt: Instant;
  readonly dueAt: Instant;
  /** Whole seconds between the mark and this event: a process that was down fires late and says so. */
  readonly firedLateBySeconds: number;
}

/** Half of a running limit is gone. Marks change nothing that a command depends on. */
export type ClockWarned50 = { readonly type: 'ClockWarned50' } & Reached;
/** Four fifths of it are gone. */
export type ClockWarned80 = { readonly type: 'ClockWarned80' } & Reached;
/** 黄牌: one working day before the end. @source 山东省省级政务服务投诉热线管理办法 2017 */
export type YellowCardIssued = { readonly type: 'YellowCardIssued' } & Reached;
/** 红牌: the limit has passed. */
export type ClockBreached = { readonly type: 'ClockBreached' } & Reached;
/** 通报: five working days overdue. */
export type BulletinIssued = { readonly type: 'BulletinIssued' } & Reached;

/** 日历更新: the calendar of a year or of an organisation changed, and with it this limit. Who thereby was never late is looked at by a person. */
export interface ClockRecalculated {
  readonly type: 'ClockRecalculated';
  readonly at: Instant;
  readonly clockId: string;
  readonly ruleId: string;
  readonly oldDueAt: Instant;
  /** The due that stands from now on. */
  readonly newDueAt: Instant;
  /** CONFIRMED: the same due, no longer provisional. KEPT: the new calendar says earlier, but the due had passed and stands. */
  readonly change: 'LATER' | 'EARLIER' | 'CONFIRMED' | 'KEPT';
  /** What was approved: a State Council notice for a year, or an organisation's own days. */
  readonly cause: 'NOTICE' | 'OVERLAY';
  readonly changeId: string;
  /** The calendar it was compared with. */
  readonly revision: number;
  /** The calendar it is counted with from now on: `revision`, or the earlier one that keeps a due that had passed. */
  readonly countedWith: number;
  readonly year: number | null;
  /** Address of the notice, without scheme. */
  readonly notice: string | null;
  readonly provisional: boolean;
  /** A breach decided under the old calendar would be none under the new one: it is listed for a person, never erased. */
  readonly reexamineBreach: boolean;
  /** The due moved to a moment that has passed already. */
  readonly isOverdueNow: boolean;
}

export type ClockMarkEvent = ClockWarned50 | ClockWarned80 | YellowCardIssued | ClockBreached | BulletinIssued;
