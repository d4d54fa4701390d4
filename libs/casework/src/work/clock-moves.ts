import type { Instant, LocalDate } from '#kernel';
import { uuidV5 } from '#platform';
import type { Referral } from '#referral';
import { begun, begunUntil, type ClockFacts, type ClockKind, type Extension, type Pause } from '#sla';
import { keeperOf } from '../calendar/keeper.js';
import { revisionOf, type LegalTime } from '../calendar/legal-time.js';
import { settled } from '../calendar/settle.js';
import { clockOf, newClock, type Clock } from './clock.js';

export type { LegalTime };

export interface ClockContext {
  readonly clocks: readonly Clock[];
  readonly state: Referral;
  readonly referralId: string;
  readonly law: LegalTime;
}

/** A change of one clock's facts; the rest follows from them. */
const changed = (clock: Clock, facts: Partial<ClockFacts>, law: LegalTime): Clock =>
  clockOf({ ...clock, calendar: settled(clock, law) }, { ...clock.facts, ...facts }, law);

/** The calendar a clock of this rule is counted with: the newest, as the one who keeps it has it. */
function calendarFor(ruleId: string, of: string | null, { state, law }: Pick<ClockContext, 'state' | 'law'>): Clock['calendar'] {
  const revision = revisionOf(law);
  return { revision, examined: revision, orgId: keeperOf(law.policies, ruleId, { state, of }) };
}

/** A new clock. `of` tells two of the same rule and moment apart: an assignment, a supervision order. */
export function start(ruleId: string, at: Instant, { referralId, state, law }: ClockContext, of: string | null = null): Clock {
  const clockId = uuidV5(referralId, `${ruleId}:${of ?? ''}:${at}`);
  return newClock({ clockId, assignmentId: of, calendar: calendarFor(ruleId, of, { state, law }) }, begun(ruleId, at, state.urgency), law);
}

interface NamedDay {
  readonly ruleId: string;
  /** The day as the event carries it: checked when it was named. */
  readonly dueOn: string;
  readonly of?: string;
}

/** A new clock that ends on a day somebody named. */
export function startUntil(named: NamedDay, at: Instant, { referralId, state, law }: ClockContext): Clock {
  const { ruleId, dueOn } = named;
  const of = named.of ?? null;
  const clockId = uuidV5(referralId, `${ruleId}:${of ?? ''}:${at}`);
  return clockOf(
    { clockId, assignmentId: of, calendar: calendarFor(ruleId, of, { state, law }) },
    begunUntil(dueOn as LocalDate, ruleId, at, state.urgency),
    law,
  );
}

/** The limit that the source wrote into its order: a further clock, beside those of law. */
export function startGiven(at: Instant, givenDue: Instant, { referralId, state, law }: ClockContext): Clock {
  const clockId = uuidV5(referralId, `SOURCE_DUE::${at}`);
  const calendar = calendarFor('SOURCE_DUE', null, { state, law });
  return clockOf({ clockId, assignmentId: null, calendar }, { ...begun('SOURCE_DUE', at, state.urgency), givenDue }, law);
}

interface Which {
  readonly kinds: readonly ClockKind[];
  /** Only those of this assignment, and those of none. */
  readonly of?: string;
}

const meant = (clock: Clock, { kinds, of }: Which): boolean =>
  clock.state !== 'STOPPED' && kinds.includes(clock.kind) && (of === undefined || clock.assignmentId === null || clock.assignmentId === of);

export const stop = (context: ClockContext, at: Instant, which: Which): Clock[] =>
  context.clocks.map((clock) => (meant(clock, which) ? changed(clock, { stoppedAt: at }, context.law) : clock));

export const stopRules = (context: ClockContext, at: Instant, rules: readonly string[]): Clock[] =>
  context.clocks.map((clock) => (rules.includes(clock.ruleId) && clock.state !== 'STOPPED' ? changed(clock, { stoppedAt: at }, context.law) : clock));

/** Everything that runs for one assignment, and nothing of the case. */
export const stopOf = (context: ClockContext, at: Instant, assignmentId: string): Clock[] =>
  context.clocks.map((clock) => (clock.assignmentId === assignmentId && clock.state !== 'STOPPED' ? changed(clock, { stoppedAt: at }, context.law) : clock));

/** An answer that is sent back never stopped the clock of its order: it runs from its original start. */
export const unstopOf = (context: ClockContext, of: string): Clock[] =>
  context.clocks.map((clock) => (clock.assignmentId === of && clock.stoppedAt !== null ? changed(clock, { stoppedAt: null }, context.law) : clock));

/** A reply that is sent back never stopped its clock: it runs from its original start (row 28). What had stopped before the reply stays stopped. */
export const unstop = (context: ClockContext, { kinds, stoppedAt }: { readonly kinds: readonly ClockKind[]; readonly stoppedAt: Instant | null }): Clock[] =>
  context.clocks.map((clock) =>
    kinds.includes(clock.kind) && stoppedAt !== null && clock.facts.stoppedAt === stoppedAt ? changed(clock, { stoppedAt: null }, context.law) : clock,
  );

/** Every open clock is told; only those whose rule lists the ground stand still, the others disregard it. */
export const pause = (context: ClockContext, at: Instant, given: Omit<Pause, 'from' | 'to'>): Clock[] =>
  context.clocks.map((clock) => {
    const lawful = context.law.policies.some(({ version, pauses }) => version === clock.ruleVersion && pauses.some((each) => each.ground === given.ground));
    return clock.state === 'RUNNING' && lawful ? changed(clock, { pauses: [...clock.facts.pauses, { ...given, from: at, to: null }] }, context.law) : clock;
  });

export const resume = (context: ClockContext, at: Instant): Clock[] =>
  context.clocks.map((clock) =>
    clock.state === 'PAUSED'
      ? changed(clock, { pauses: clock.facts.pauses.map((each) => (each.to === null ? { ...each, to: at } : each)) }, context.law)
      : clock,
  );

const onRule = (context: ClockContext, ruleId: string, facts: (clock: Clock) => Partial<ClockFacts>): Clock[] =>
  context.clocks.map((clock) => (clock.ruleId === ruleId && clock.state !== 'STOPPED' ? changed(clock, facts(clock), context.law) : clock));

/** Asked for: it changes nothing yet, but it is remembered that it was in time. */
export const askForExtension = (context: ClockContext, ruleId: string, extension: Extension): Clock[] =>
  onRule(context, ruleId, ({ facts }) => ({ extensions: [...facts.extensions, extension] }));

export const decideExtension = (
  context: ClockContext,
  ruleId: string,
  decided: { readonly extensionRuleId: string; readonly at: Instant; readonly granted: boolean },
): Clock[] =>
  onRule(context, ruleId, ({ facts }) => ({
    extensions: facts.extensions.map((each) =>
      each.ruleId === decided.extensionRuleId && each.granted === null ? { ...each, decidedAt: decided.at, granted: decided.granted } : each,
    ),
  }));

/** New facts and reasons: the limit begins anew where its rule says so (令2020-3 art. 18¶3). */
export const restart = (context: ClockContext, at: Instant): Clock[] =>
  context.clocks.map((clock) => {
    const lawful = context.law.policies.some((policy) => policy.version === clock.ruleVersion && policy.restart !== null);
    return clock.state !== 'STOPPED' && lawful ? changed(clock, { restarts: [...clock.facts.restarts, at] }, context.law) : clock;
  });

/** A raised urgency may shorten the hub's own limits only. */
export const escalate = (context: ClockContext, at: Instant): Clock[] =>
  context.clocks.map((clock) => {
    const own = context.law.policies.some(({ version, urgency }) => version === clock.ruleVersion && urgency !== null);
    return clock.state === 'RUNNING' && own
      ? changed(clock, { escalations: [...clock.facts.escalations, { at, urgency: context.state.urgency }] }, context.law)
      : clock;
  });
