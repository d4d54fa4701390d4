import type { Instant } from '#kernel';
import { activeLead } from '#referral';
import { wakesAt, type Clock } from './clock.js';
import type { Written } from './written.js';

/** One row of `casework.referral` as it is written. */
export type ReferralRow = Readonly<Record<string, unknown>>;

export const itemFeed = (orgId: string): string => `inbox:${orgId}`;

export function caseRow({ given, lastHash, outbound }: Written): ReferralRow {
  const { state, facts } = given;
  return {
    referral_id: given.referralId,
    referral_no: given.referralNo,
    source_system: state.sourceSystem,
    source_order_no: state.sourceOrderNo,
    part: state.part,
    door: state.door,
    status: state.status,
    version: state.version,
    stream_version: given.streamVersion,
    last_hash: lastHash,
    lead_org_id: activeLead(state)?.orgId ?? null,
    matter_type: state.matterType,
    urgency: state.urgency,
    complainant_key: facts.complainantKey,
    business_line: state.businessLine,
    is_drill: state.isDrill,
    received_at: facts.receivedAt,
    updated_at: given.recorded.at(-1)?.event.at ?? (facts.receivedAt satisfies Instant),
    state,
    facts,
    outbound,
  };
}

export const clockRow = (referralId: string, clock: Clock): Readonly<Record<string, unknown>> => ({
  clock_id: clock.clockId,
  referral_id: referralId,
  assignment_id: clock.assignmentId,
  rule_id: clock.ruleId,
  rule_version: clock.ruleVersion,
  kind: clock.kind,
  article: clock.article,
  state: clock.state,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  due_on: clock.dueOn,
  stopped_at: clock.stoppedAt,
  provisional: clock.provisional,
  facts: clock.facts,
  marks: clock.marks,
  fired: clock.fired,
  calendar_revision: clock.calendar.revision,
  calendar_examined: clock.calendar.examined,
  calendar_org: clock.calendar.orgId,
  wakes_at: wakesAt(clock),
});
