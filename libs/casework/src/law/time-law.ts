import { instantOf, type Instant } from '#kernel';
import type { ExtensionLaw, PauseGround } from '#referral';
import { addDays, dueAt, localDayOf, SHIPPED_POLICIES, type SlaPolicy } from '#sla';
import type { DomainContext } from '../commands/domain-context.js';

interface Lengthening {
  readonly extensionRuleId: string;
  readonly approver: ExtensionLaw['approver'];
  /** The longest total, in the unit of the limit itself, counted from its own start. */
  readonly totalAmount: number;
}

/** Which rule lengthens which, and who decides: first the institution's own thirty days, then the sixty its superior grants. @source 令2020-3 art. 18¶1; 信访工作条例 art. 34; 山东省政务服务热线管理办法 2020 */
const LENGTHENED_BY: Readonly<Record<string, readonly Lengthening[]>> = {
  'FC-02': [
    { extensionRuleId: 'FC-03', approver: 'SELF', totalAmount: 30 },
    { extensionRuleId: 'FC-04', approver: 'IS', totalAmount: 60 },
  ],
  'PT-05': [{ extensionRuleId: 'PT-05', approver: 'SELF', totalAmount: 90 }],
  'HL-01': [{ extensionRuleId: 'HL-02', approver: 'SOURCE', totalAmount: 15 }],
};

/** The grounds each limit knows. @source 令2020-3 art. 18¶2, 23; 市场监管总局令第121号 art. 21, 22; 信访工作条例 art. 36 */
const GROUNDS: Readonly<Record<string, readonly PauseGround[]>> = {
  'FC-02': ['APPRAISAL', 'MEDIATION', 'AWAIT_PROCEDURE'],
  'PT-09': ['HEARING'],
  'MR-02': ['APPRAISAL', 'RECUSAL'],
};

export const groundsOf = (ruleId: string): readonly PauseGround[] => GROUNDS[ruleId] ?? [];

/** What the law says of lengthening the running limit of `ruleId`; null where it runs not, or can be lengthened no further. */
export function extensionLaw(ruleId: string, { clocks, law, state, actor, party }: DomainContext): ExtensionLaw | null {
  const clock = clocks.find((each) => each.ruleId === ruleId && each.state === 'RUNNING');
  const ways = LENGTHENED_BY[ruleId] ?? [];
  const way = ways.find(({ extensionRuleId }) => (state.extensions[extensionRuleId] ?? 0) === 0) ?? ways.at(-1);
  if (!clock || !way) return null;
  const policy = law.policies.find((each) => each.version === clock.ruleVersion && (each.urgency === null || each.urgency === state.urgency));
  if (!policy) return null;
  const superior = party(actor.orgId)?.superiorOrgId ?? null;
  // Nobody above is registered: nobody could decide.
  if (way.approver === 'IS' && superior === null) return null;
  const longest = dueAt(clock.startedAt, { ...policy, amount: way.totalAmount }, law.calendar);
  return {
    ...(superior === null ? {} : { approverOrgId: superior }),
    extensionRuleId: way.extensionRuleId,
    approver: way.approver,
    dueAt: clock.dueAt,
    dueOn: clock.dueOn,
    latestDueOn: longest.dueOn,
    maxCount: 1,
  };
}

/** The grounds on which at least one running limit of the case stands still. */
export const lawfulGrounds = ({ clocks }: DomainContext): readonly PauseGround[] => [
  ...new Set(clocks.filter(({ state }) => state === 'RUNNING').flatMap(({ ruleId }) => groundsOf(ruleId))),
];

const TWO_WORKING_DAYS: SlaPolicy = { ...(SHIPPED_POLICIES[0] as SlaPolicy), ruleId: 'ASSIST', amount: 2, unit: 'WD' };

/** The last day for an assist: two working days before the lead's own end, so that its answer can still be merged. */
export function latestAssistDay({ at, clocks, law, state }: DomainContext): string {
  const running = clocks.filter(({ kind, state: clockState }) => kind === 'HANDLE' && clockState === 'RUNNING').map(({ dueOn }) => dueOn);
  const due = running.length > 0 ? running.reduce((first, day) => (day < first ? day : first)) : handleDay(at, { law, state });
  let day = due;
  for (let found = 0; found < 2;) {
    day = addDays(day, -1);
    if (law.calendar.kindOf(day) === 'WORK') found += 1;
  }
  return day;
}

/** Where the handling limit does not run yet, it will begin with the dispatch. */
function handleDay(at: Instant, { law, state }: Pick<DomainContext, 'law' | 'state'>): ReturnType<typeof localDayOf> {
  const ruleId = state.matterType === 'PETITION' ? 'PT-05' : 'FC-02';
  const policy = law.policies.find((each) => each.ruleId === ruleId) ?? TWO_WORKING_DAYS;
  return dueAt(at, policy, law.calendar).dueOn;
}

const REVIEW_DAYS: SlaPolicy = { ...(SHIPPED_POLICIES[0] as SlaPolicy), ruleId: 'FC-09', amount: 30, unit: 'CD' };

/** The end of the thirty days in which a review may be asked for, counted from the answer or from the last review's. @source 令2020-3 art. 20; 信访工作条例 art. 35, 36 */
export function reviewUntil({ state, law }: Pick<DomainContext, 'state' | 'law'>): Instant {
  return state.answeredAt === null ? instantOf(0) : dueAt(state.answeredAt, REVIEW_DAYS, law.calendar).dueAt;
}
