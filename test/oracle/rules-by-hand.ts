import type { SlowRule } from './slow-clock.js';

/*
 * The limits that cases run under in 2026, written down a second time from docs/generated/deadlines.md. Only those whose passing is a breach:
 * a right that lapses (to return a case, to ask for a review) tells nothing.
 */
export type Urgency = 'NORMAL' | 'PRIORITY' | 'URGENT' | 'CRITICAL';
export interface WrittenRule {
  kind: string;
  /** One for every urgency, or one for all. */
  limits: Partial<Record<Urgency, string>> | string;
  pauses?: string;
  extensions?: string;
  restart?: boolean;
}

const rules: Record<string, WrittenRule> = {
  'FC-02': { kind: 'HANDLE', limits: '15 CD', pauses: 'APPRAISAL! MEDIATION', extensions: 'FC-03:30 FC-04:60', restart: true },
  'FC-10': { kind: 'APPEAL', limits: '30 CD' },
  'FR-01': { kind: 'ACCEPT', limits: '15 CD' },
  'PT-05': { kind: 'HANDLE', limits: '60 CD', extensions: 'PT-05:90' },
  'PT-07': { kind: 'APPEAL', limits: '30 CD' },
  'PT-09': { kind: 'APPEAL', limits: '30 CD', pauses: 'HEARING' },
  'PT-10': { kind: 'DISPUTE', limits: '3 WD' },
  'MR-01': { kind: 'ACCEPT', limits: '7 WD' },
  'MR-06': { kind: 'DISPUTE', limits: '7 WD' },
  'HL-01': { kind: 'INTERIM', limits: '5 WD', extensions: 'HL-02:15' },
  'MD-01': { kind: 'MEDIATE', limits: '30 CD', pauses: 'APPRAISAL', extensions: 'MD-01:60' },
  'FC-01': { kind: 'FORWARD', limits: '7 WD' },
  'PT-01': { kind: 'FORWARD', limits: '15 CD' },
  'PT-03': { kind: 'NOTIFY', limits: '15 CD' },
  // Somebody names the last day; it is counted from nowhere.
  'HUB-NEXT': { kind: 'INTERIM', limits: '0 CD' },
  'HUB-ASSIST': { kind: 'ASSIST', limits: '0 CD' },
  'HUB-RECTIFY': { kind: 'RECTIFY', limits: '0 CD' },
  'HUB-SUPERVISED': { kind: 'SUPERVISE', limits: '0 CD' },
  // The source itself says when.
  SOURCE_DUE: { kind: 'HANDLE', limits: '0 MIN' },
  INTERIM: { kind: 'INTERIM', limits: { PRIORITY: '3 WD', URGENT: '24 H', CRITICAL: '2 H' } },
  HANDLE: { kind: 'HANDLE', limits: { URGENT: '7 CD' } },
  FIRST_REPORT: { kind: 'REPORT', limits: { CRITICAL: '2 H' } },
  DAILY_REPORT: { kind: 'REPORT', limits: { CRITICAL: '24 H' } },
  DISPATCH: { kind: 'DISPATCH', limits: { NORMAL: '1 WD', PRIORITY: '4 WH', URGENT: '1 H', CRITICAL: '15 MIN' } },
  SIGN: { kind: 'SIGN', limits: { NORMAL: '1 WD', PRIORITY: '4 WH', URGENT: '2 H', CRITICAL: '30 MIN' } },
  FIRST_CONTACT: { kind: 'CONTACT', limits: { NORMAL: '2 WD', PRIORITY: '1 WD', URGENT: '4 H', CRITICAL: '1 H' } },
  RETURN_REVIEW: { kind: 'REVIEW', limits: { NORMAL: '1 WD', PRIORITY: '4 WH', URGENT: '1 H', CRITICAL: '30 MIN' } },
  REVIEW: { kind: 'REVIEW', limits: { NORMAL: '2 WD', PRIORITY: '1 WD', URGENT: '4 WH', CRITICAL: '1 H' } },
  CALLBACK: { kind: 'CALLBACK', limits: { NORMAL: '3 WD', PRIORITY: '2 WD', URGENT: '1 WD', CRITICAL: '1 WD' } },
  REDO: { kind: 'REDO', limits: { NORMAL: '5 WD', PRIORITY: '3 WD', URGENT: '24 H', CRITICAL: '4 H' } },
  SUPERVISION: { kind: 'SUPERVISE', limits: { NORMAL: '3 WD', PRIORITY: '2 WD', URGENT: '1 WD', CRITICAL: '4 H' } },
};

export function written(ruleId: string): WrittenRule {
  const rule = rules[ruleId];
  if (!rule) throw new Error(`the slow calculator was never told of ${ruleId}: write it down in test/oracle/rules-by-hand.ts`);
  return rule;
}

/** Some limits of the hub exist for some urgencies only. */
export function exists(ruleId: string, urgency: Urgency): boolean {
  const { limits } = written(ruleId);
  return typeof limits === 'string' || limits[urgency] !== undefined;
}

/** A limit of the hub itself differs by urgency; a limit of law does not. */
export const dependsOnUrgency = (ruleId: string): boolean => typeof written(ruleId).limits !== 'string';

export function ruleFor(ruleId: string, urgency: Urgency): SlowRule {
  const { limits, pauses, extensions, restart } = written(ruleId);
  const limit = typeof limits === 'string' ? limits : limits[urgency];
  if (limit === undefined) throw new Error(`${ruleId} has no limit for ${urgency}`);
  const [amount, unit] = limit.split(' ');
  const grounds = new Map<string, boolean>();
  for (const ground of pauses?.split(' ') ?? []) grounds.set(ground.replace('!', ''), ground.endsWith('!'));
  const longer = new Map<string, { maxTotal: number; count: number }>();
  for (const one of extensions?.split(' ') ?? []) {
    const [id, most] = one.split(':');
    longer.set(id as string, { maxTotal: Number(most), count: 1 });
  }
  return { amount: Number(amount), unit: unit as SlowRule['unit'], onlyHolidaysRoll: false, grounds, extensions: longer, mayRestart: restart === true };
}
