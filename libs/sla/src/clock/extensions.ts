import type { Instant } from '#kernel';
import type { ExtensionRule, SlaPolicy } from '../policies.js';
import type { Extension, Pause } from './facts.js';
import type { Meter } from './meter.js';
import { stretched } from './pauses.js';
import type { Disregard, Disregarded } from './view.js';

export interface Extended {
  readonly total: number;
  readonly granted: readonly Extension[];
  readonly disregarded: readonly Disregarded[];
}

/**
 * The total in force after these requests, in order of their asking. An approved one counts from the original start; a pending one leaves the clock
 * running; a rejected one leaves the original due, and a breach is dated there.
 */
export function extended(policy: SlaPolicy, extensions: readonly Extension[], pauses: readonly Pause[], meter: Meter): Extended {
  const disregarded: Disregarded[] = [];
  const granted: Extension[] = [];
  let total = policy.amount;
  for (const extension of extensions) {
    const stands = stretched(total, pauses, meter);
    const rule = policy.extensions.find(({ ruleId }) => ruleId === extension.ruleId);
    const asked = newTotal(extension, pauses, meter);
    const late = !stands.open && extension.requestedAt >= stands.due.dueAt;
    const used = granted.filter(({ ruleId }) => ruleId === extension.ruleId).length;
    const why = rule ? whyNot({ extension, rule, asked, total, late, used }) : 'no-such-extension';
    if (why !== null) {
      disregarded.push({ what: 'EXTENSION', which: extension.ruleId, at: extension.requestedAt, why });
      continue;
    }
    granted.push(extension);
    total = asked;
  }
  return { total, granted, disregarded };
}

interface Asked {
  readonly extension: Extension;
  readonly rule: ExtensionRule;
  readonly asked: number;
  readonly total: number;
  readonly late: boolean;
  readonly used: number;
}

function whyNot({ extension, rule, asked, total, late, used }: Asked): Disregard | null {
  if (late) return 'requested-after-due';
  if (extension.granted === null) return 'pending';
  if (!extension.granted) return 'rejected';
  if (used >= rule.count) return 'too-often';
  if (asked > rule.maxTotal) return 'over-the-maximum';
  return asked <= total ? 'not-longer' : null;
}

/** A day is turned into units: the pauses known when it was decided lie inside it, later ones move it on. */
function newTotal({ asked, requestedAt, decidedAt }: Extension, pauses: readonly Pause[], meter: Meter): number {
  if ('newTotal' in asked) return asked.newTotal;
  const known: Instant = decidedAt ?? requestedAt;
  const paused = pauses.reduce((units, { from, to }) => units + meter.between(from, to === null || to > known ? known : to), 0);
  return meter.through(asked.newDueOn) - paused;
}
