import { instantOf, type Instant, type LocalDate } from '#kernel';
import type { ExtensionLaw, PauseGround } from '#referral';
import { addDays, dueAt, localDayOf, policyOn, type Approver, type Law, type Limit, type Urgency } from '#sla';
import { settled, viewUnder } from '../calendar/settle.js';
import type { DomainContext } from '../commands/domain-context.js';

const APPROVER: Readonly<Partial<Record<Approver, ExtensionLaw['approver']>>> = {
  OWNER_ITSELF: 'SELF',
  UNIT_HEAD: 'SELF',
  BUREAU_HEAD: 'SELF',
  SUPERIOR_INSTITUTION: 'IS',
  HOTLINE_BODY: 'SOURCE',
};

/** What the law says of lengthening the running limit of `ruleId`; null where it runs not, or can be lengthened no further. */
export function extensionLaw(ruleId: string, { clocks, law, state, actor, party }: DomainContext): ExtensionLaw | null {
  const clock = clocks.find((each) => each.ruleId === ruleId && each.state === 'RUNNING');
  const policy = law.policies.find(({ version }) => version === clock?.ruleVersion);
  if (!clock || !policy) return null;
  const way = policy.extensions.find((each) => (state.extensions[each.ruleId] ?? 0) < each.count) ?? policy.extensions.at(-1);
  const approver = way && APPROVER[way.approver];
  if (!way || !approver) return null;
  const superior = party(actor.orgId)?.superiorOrgId ?? null;
  // Nobody above is registered: nobody could decide.
  if (approver === 'IS' && superior === null) return null;
  const asked = {
    ruleId: way.ruleId,
    asked: { newTotal: way.maxTotal },
    requestedAt: clock.facts.triggeredAt,
    decidedAt: clock.facts.triggeredAt,
    granted: true,
  } as const;
  const longest = viewUnder({ ...clock.facts, extensions: [...clock.facts.extensions, asked] }, settled(clock, law), law).atLeast;
  return {
    ...(superior === null ? {} : { approverOrgId: superior }),
    extensionRuleId: way.ruleId,
    approver,
    dueAt: clock.dueAt,
    dueOn: clock.dueOn,
    latestDueOn: longest.dueOn,
    maxCount: way.count,
  };
}

/** The grounds on which at least one running limit of the case stands still. */
export const lawfulGrounds = ({ clocks, law }: DomainContext): readonly PauseGround[] => [
  ...new Set(
    clocks
      .filter(({ state }) => state === 'RUNNING')
      .flatMap(({ ruleVersion }) => law.policies.find(({ version }) => version === ruleVersion)?.pauses ?? [])
      .map(({ ground }) => ground),
  ),
];

/** The last day for an assist: two working days before the lead's own end, so that its answer can still be merged. */
export function latestAssistDay({ at, clocks, law, state }: DomainContext): string {
  const running = clocks
    .filter(({ kind, ruleId, state: clockState }) => kind === 'HANDLE' && ruleId !== 'SOURCE_DUE' && clockState === 'RUNNING')
    .map(({ dueOn }) => dueOn);
  const due = running.length > 0 ? running.reduce((first, day) => (day < first ? day : first)) : handleDay(at, { law, state });
  let day = due;
  for (let found = 0; found < 2;) {
    day = addDays(day, -1);
    if (law.calendar.kindOf(day) === 'WORK') found += 1;
  }
  return day;
}

/** Where the handling limit does not run yet, it will begin with the dispatch. */
function handleDay(at: Instant, { law, state }: Pick<DomainContext, 'law' | 'state'>): LocalDate {
  const ruleId = state.matterType === 'PETITION' ? 'PT-05' : 'FC-02';
  return dueAt(at, policyOn(law.policies, ruleId, { day: localDayOf(at), urgency: state.urgency }), law.calendar).dueOn;
}

/** The last day by which missing material may be asked for: ten working days (our own default). */
const INFO: Limit = { amount: 10, unit: 'WD', rollOn: 'HOLIDAY_AND_REST_DAY' };
export const latestInfoDay = ({ at, law }: Pick<DomainContext, 'at' | 'law'>): LocalDate => dueAt(at, INFO, law.calendar).dueOn;

/** The end of the thirty days in which a review may be asked for, counted from the answer or from the last review's opinion. @source 令2020-3 art. 20; 信访工作条例 art. 35, 36 */
export function reviewUntil({ state, law }: Pick<DomainContext, 'state' | 'law'>): Instant {
  if (state.answeredAt === null) return instantOf(0);
  const second = state.reviews.some(({ kind, state: reviewState }) => kind === 'REVIEW1' && reviewState === 'DECIDED');
  const ruleId = state.matterType !== 'PETITION' ? 'FC-09' : second ? 'PT-08' : 'PT-06';
  return dueAt(state.answeredAt, policyOn(law.policies, ruleId, { day: localDayOf(state.answeredAt), urgency: state.urgency }), law.calendar).dueAt;
}

/** The last day for the answer to a supervision order. */
export const supervisionDay = (at: Instant, urgency: Urgency, law: Law): LocalDate =>
  dueAt(at, policyOn(law.policies, 'SUPERVISION', { day: localDayOf(at), urgency }), law.calendar).dueOn;
