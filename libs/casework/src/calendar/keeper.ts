import { DESK_PARTY, DOOR_PARTY, isDoor } from '#contracts';
import { activeLead, type Referral } from '#referral';
import type { Owner, SlaPolicy } from '#sla';

const OF_INSTITUTION: readonly Owner[] = ['INSTITUTION', 'INSTITUTION_HEAD', 'HANDLING_UNIT'];
const OF_DESK: readonly Owner[] = ['HUB', 'DISPATCHER'];
const OF_DOOR: readonly Owner[] = ['SOURCE_DESK', 'CALLBACK_AGENT', 'HOTLINE'];

/**
 * Whose own closing and opening days a limit heeds: those of the organisation that must act, and only for the hub's own limits. A limit of law
 * runs on the country's calendar: an institution that closes cannot make itself later by it.
 */
export function keeperOf(
  policies: readonly SlaPolicy[],
  ruleId: string,
  { state, of }: { readonly state: Referral; readonly of: string | null },
): string | null {
  const policy = policies.find((each) => each.ruleId === ruleId);
  if (policy?.status !== 'our-default') return null;
  if (OF_DESK.includes(policy.owner)) return DESK_PARTY;
  if (OF_DOOR.includes(policy.owner)) return state.door !== null && isDoor(state.door) ? DOOR_PARTY[state.door] : null;
  if (!OF_INSTITUTION.includes(policy.owner)) return null;
  const assigned = state.assignments.find(({ assignmentId }) => assignmentId === of)?.orgId;
  const supervised = state.supervisions.find(({ orderId }) => orderId === of)?.orgId;
  return assigned ?? supervised ?? activeLead(state)?.orgId ?? null;
}
