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

export type ClockMarkEvent = ClockWarned50 | ClockWarned80 | YellowCardIssued | ClockBreached | BulletinIssued;
