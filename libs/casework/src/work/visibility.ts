import type { Instant } from '#kernel';
import type { ReferralEvent } from '#referral';
import type { Written } from './written.js';

export interface Sight {
  readonly id: string;
  readonly party: string;
  readonly at: Instant;
}

export interface Given extends Sight {
  readonly role: string;
}

/** Rows of row security change in the transaction that gives or takes a case. What is given and taken back in it was never given. */
export function visibilityOf(written: readonly Written[]): { readonly given: readonly Given[]; readonly taken: readonly Sight[] } {
  const changes = written.map(changesOf);
  return { given: changes.flatMap(({ given }) => given), taken: changes.flatMap(({ taken }) => taken) };
}

function changesOf({ given: { referralId: id, recorded, doorParty } }: Written): { readonly given: readonly Given[]; readonly taken: readonly Sight[] } {
  let given: readonly Given[] = [];
  const taken: Sight[] = [];
  // Of several gifts of one role the last counts: a row may be written once in a statement.
  const give = (party: string, role: string, at: Instant): void => {
    given = [...given.filter((each) => each.party !== party || each.role !== role), { id, party, role, at }];
  };
  const take = (party: string, at: Instant): void => {
    given = given.filter((each) => each.party !== party || each.role === 'SOURCE');
    taken.push({ id, party, at });
  };
  for (const { event } of recorded) {
    for (const { party, role } of givenBy(event, doorParty)) give(party, role, event.at);
    const from = takenBy(event);
    if (from !== null) take(from, event.at);
  }
  return { given, taken };
}

function givenBy(event: ReferralEvent, doorParty: string | null): readonly { readonly party: string; readonly role: string }[] {
  switch (event.type) {
    case 'AssignmentOffered':
      return [{ party: event.orgId, role: event.role }];
    case 'ReferralReceived':
    case 'ReferralSplit':
      return doorParty === null ? [] : [{ party: doorParty, role: 'SOURCE' }];
    case 'ReviewRequested':
      return [{ party: event.orgId, role: 'REVIEW' }];
    case 'ExtensionRequested':
      return event.approverOrgId === undefined ? [] : [{ party: event.approverOrgId, role: 'SUPERIOR' }];
    case 'MediationRequested':
      return [{ party: event.centreOrgId, role: 'MEDIATION' }];
    case 'CourtDocked':
      return [{ party: event.courtOrgId, role: 'COURT' }];
    default:
      return [];
  }
}

/** Who loses sight with the event; a return and a reassignment take it at once (DI8). */
function takenBy(event: ReferralEvent): string | null {
  switch (event.type) {
    case 'AssignmentReturned':
    case 'AssignmentReassigned':
    case 'AssistRemoved':
    case 'AssistWaived':
    case 'ReviewNotAccepted':
      return event.orgId;
    case 'MediationEnded':
      return event.outcome === 'failed' ? event.centreOrgId : null;
    default:
      return null;
  }
}
