import type { Instant } from '#kernel';
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
  for (const { event } of recorded) {
    if (event.type === 'AssignmentOffered') give(event.orgId, event.role, event.at);
    if (event.type === 'AssignmentReturned' || event.type === 'AssignmentReassigned') {
      given = given.filter(({ party, role }) => party !== event.orgId || role === 'SOURCE');
      taken.push({ id, party: event.orgId, at: event.at });
    }
    if ((event.type === 'ReferralReceived' || event.type === 'ReferralSplit') && doorParty !== null) give(doorParty, 'SOURCE', event.at);
  }
  return { given, taken };
}
