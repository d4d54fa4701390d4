import type { Days } from '../oracle/slow-clock.js';
import { slowBreaches, type SlowBreach, type ToldEvent } from '../oracle/slow-story.js';
import { together, type SimHub } from './sim-hub.js';
import type { Year } from './year.js';

const AT_A_TIME = 8;
const CHINA = 8 * 3_600_000;
const DAY = 86_400_000;
const REMINDERS = ['ClockWarned50', 'ClockWarned80', 'YellowCardIssued'];
const MARKS = [...REMINDERS, 'ClockBreached', 'BulletinIssued'];
const EXAMPLES = 20;

interface TracedCase {
  readonly referralId: string;
  readonly referralNo: string;
  readonly events: readonly ToldEvent[];
  readonly chainIntact: boolean;
  readonly replayAgrees: boolean;
  readonly clocksAgree: boolean;
}

/** A difference between the hub and the calculator, or a history that does not give what was lived. */
export interface Difference {
  readonly what: 'onlyHub' | 'onlyOracle' | 'lateMark' | 'clocks' | 'chain' | 'replay';
  readonly referralNo: string;
  readonly ruleId: string;
  readonly at: string;
}

export interface Verdict {
  /** Cases whose history was read; a split order is two. */
  histories: number;
  events: number;
  marks: number;
  breaches: number;
  byRule: Record<string, number>;
  /** Breaches that both found at the same moment, and the hub told then. */
  agreed: number;
  onlyHub: number;
  onlyOracle: number;
  /** Marks told later than they had to be. */
  lateMarks: number;
  /** Cases whose stored limits are not what their history gives. */
  clocksDiffer: number;
  /** Cases whose hash chain or replayed state is wrong. */
  historiesBroken: number;
  examples: Difference[];
}

/** Reads every history over the operators' interface and lets the slow calculator live through it. */
export async function check({ cases, until }: Year, { hub, days, tell }: { hub: SimHub; days: Days; tell: (done: number) => void }): Promise<Verdict> {
  const verdict: Verdict = {
    histories: 0,
    events: 0,
    marks: 0,
    breaches: 0,
    byRule: {},
    agreed: 0,
    onlyHub: 0,
    onlyOracle: 0,
    lateMarks: 0,
    clocksDiffer: 0,
    historiesBroken: 0,
    examples: [],
  };
  let read = 0;
  await together(cases, AT_A_TIME, async ({ orderNo }) => {
    const { status, json, text } = await hub.as('operator').get(`/v1/ops/trace/${encodeURIComponent(orderNo)}`);
    if (status !== 200) throw new Error(`the history of ${orderNo} could not be read: HTTP ${status} ${text.slice(0, 200)}`);
    for (const traced of json.items as unknown as readonly TracedCase[]) judge(traced, { until, days, verdict });
    tell((read += 1));
  });
  return verdict;
}

/** @param until the last moment of the year */
export function judge(traced: TracedCase, { until, days, verdict }: { until: number; days: Days; verdict: Verdict }): void {
  const { events, referralNo } = traced;
  const differ = (what: Difference['what'], ruleId: string, at: number): void => {
    if (verdict.examples.length < EXAMPLES) verdict.examples.push({ what, referralNo, ruleId, at: new Date(at).toISOString() });
  };
  verdict.histories += 1;
  verdict.events += events.length;
  if (!traced.clocksAgree) {
    verdict.clocksDiffer += 1;
    differ('clocks', '', until);
  }
  if (!traced.chainIntact || !traced.replayAgrees) {
    verdict.historiesBroken += 1;
    differ(traced.chainIntact ? 'replay' : 'chain', '', until);
  }
  const expected = slowBreaches(events, until, days);
  for (const event of events) {
    if (!MARKS.includes(event.type)) continue;
    verdict.marks += 1;
    const ruleId = String(event.data.ruleId);
    const at = Date.parse(event.at);
    if (event.type !== 'ClockBreached') {
      if (isLate(event, traced)) {
        verdict.lateMarks += 1;
        differ('lateMark', ruleId, at);
      }
      continue;
    }
    verdict.breaches += 1;
    verdict.byRule[ruleId] = (verdict.byRule[ruleId] ?? 0) + 1;
    const due = Date.parse(String(event.data.reachedAt));
    const same = expected.findIndex((breach: SlowBreach) => breach.ruleId === ruleId && breach.due === due);
    const [found] = same < 0 ? [] : expected.splice(same, 1);
    if (!found) {
      verdict.onlyHub += 1;
      differ('onlyHub', ruleId, due);
    } else if (found.told !== at) {
      verdict.lateMarks += 1;
      differ('lateMark', ruleId, at);
    } else verdict.agreed += 1;
  }
  for (const { ruleId, due } of expected) {
    verdict.onlyOracle += 1;
    differ('onlyOracle', ruleId, due);
  }
}

/**
 * A mark is late where nothing explains it: reminders of limits in days wait for eight o'clock of a working day; a limit that was stopped and goes
 * on (a reply sent back, a case resumed) tells what was reached meanwhile when it goes on.
 */
function isLate({ type, at, data }: ToldEvent, { events }: TracedCase): boolean {
  if (data.firedLateBySeconds === 0) return false;
  const told = Date.parse(at);
  if (REMINDERS.includes(type) && (told + CHINA) % DAY === 8 * 3_600_000) return false;
  return !events.some((event) => Date.parse(event.at) === told && !MARKS.includes(event.type));
}
