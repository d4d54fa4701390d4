import type { Instant } from '#kernel';
import { newId } from '#platform';
import type { RegisteredParty } from '#identity';
import { isInstitution } from '#contracts';
import type { CommandBody, ReferralActor } from '#referral';
import type { Classification, RouteProposal } from '#routing';
import { returnUntil, type LegalTime } from '../work/clock-effects.js';
import type { Session } from '../work/session.js';

const SYSTEM: ReferralActor = { orgId: 'HUB', roles: ['SYS'], door: null };

const NO_REPLY: readonly string[] = ['COMMENDATION', 'SUGGESTION'];
const OPEN_ENOUGH: readonly string[] = ['OPEN', 'HIDE_CONTACT'];
const CALM: readonly string[] = ['NORMAL', 'PRIORITY'];

export interface Placing {
  readonly at: Instant;
  readonly law: LegalTime;
  readonly autoDispatchScore: number;
  readonly party: (orgId: string) => RegisteredParty | undefined;
}

/**
 * Classifies a case and sends it where the proposal says, in the transaction that received it: at once only where the score, the urgency, the
 * secrecy and the recipient's window allow it, else into the desk's queue with its proposal. Nothing is ever guessed.
 */
export function place(session: Session, referralId: string, proposal: RouteProposal, placing: Placing): void {
  const { classification, receipt, destination } = proposal;
  session.apply(referralId, SYSTEM, classifyCommand(classification));
  const lead = leadOf(proposal);
  const auto = receipt.score >= placing.autoDispatchScore && classification.openQuestions.length === 0 && CALM.includes(classification.urgency);
  if (destination.action === 'transferOut' && auto) {
    session.apply(
      referralId,
      SYSTEM,
      { type: 'transferOut', to: destination.to, reason: destination.advice, ruleId: receipt.ruleId },
      { text: destination.advice, basis: destination.toName },
    );
    return;
  }
  session.apply(referralId, SYSTEM, {
    type: 'proposeRoute',
    leadOrgId: lead,
    ruleId: receipt.ruleId,
    ruleSetVersion: receipt.ruleSetVersion,
    score: receipt.score,
  });
  if (destination.action === 'dispatch' && auto && OPEN_ENOUGH.includes(classification.confidentiality))
    dispatchBySystem(session, referralId, destination.leadOrgId, { placing, ruleId: receipt.ruleId });
}

function dispatchBySystem(
  session: Session,
  referralId: string,
  leadOrgId: string,
  { placing, ruleId }: { readonly placing: Placing; readonly ruleId: string },
): void {
  const given = session.caseOf(referralId);
  const party = placing.party(leadOrgId);
  if (!given || !party?.isActive || !drillAgrees(given.state.isDrill, party)) return;
  session.apply(referralId, SYSTEM, {
    type: 'dispatch',
    leadOrgId,
    leadIsInstitution: isInstitution(party.kind),
    leadIsActive: party.isActive,
    assignmentId: newId(),
    mode: 'dispatch',
    opinion: '',
    dueOn: null,
    returnUntil: returnUntil(placing.at, given.state, placing.law),
    ruleId,
  });
}

/** A drill goes to sandbox parties only, and nothing else goes to a party that exists for drills. */
export const drillAgrees = (isDrill: boolean, party: RegisteredParty): boolean => (isDrill ? party.isDrill || party.isDemo : !party.isDrill);

export function classifyCommand(classification: Classification): CommandBody {
  return {
    type: 'classify',
    matterType: classification.matterType,
    containsReport: classification.containsReport,
    businessLine: classification.businessLine,
    causeCode: classification.causeCode,
    urgency: classification.urgency,
    confidentiality: classification.confidentiality,
    replyRequired: classification.confidentiality !== 'ANONYMOUS' && !NO_REPLY.includes(classification.matterType),
    openQuestions: classification.openQuestions,
  };
}

function leadOf({ destination, classification }: RouteProposal): string | null {
  if (classification.containsReport) return null;
  switch (destination.action) {
    case 'dispatch':
    case 'report':
      return destination.leadOrgId;
    case 'triage':
      return destination.candidates[0]?.orgId ?? null;
    case 'transferOut':
    case 'split':
      return null;
  }
}
