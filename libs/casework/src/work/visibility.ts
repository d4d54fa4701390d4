import type { Instant } from '#kernel';
import type { Written } from './written.js';

export interface Sight {
  readonly id: string;
  readonly party: string;
  readonly at: Instant;
}

/** Rows of row security change in the transaction that gives or takes a case. Of several gifts of one role the last counts. */
export function visibilityOf(written: readonly Written[]): {
  readonly given: readonly (Sight & { readonly role: string })[];
  readonly taken: readonly Sight[];
} {
  const given = new Map<string, Sight & { readonly role: string }>();
  const taken: Sight[] = [];
  const give = (id: string, party: string, role: string, at: Instant): void => void given.set(`${id}:${party}:${role}`, { id, party, role, at });
  for (const { given: each } of written) {
    for (const { event } of each.recorded) {
      if (event.type === 'AssignmentOffered') give(each.referralId, event.orgId, event.role, event.at);
      if (event.type === 'AssignmentReturned' || event.type === 'AssignmentReassigned') {
        for (const [key, { id, party, role }] of given) if (id === each.referralId && party === event.orgId && role !== 'SOURCE') given.delete(key);
        taken.push({ id: each.referralId, party: event.orgId, at: event.at });
      }
      if ((event.type === 'ReferralReceived' || event.type === 'ReferralSplit') && each.doorParty !== null)
        give(each.referralId, each.doorParty, 'SOURCE', event.at);
    }
  }
  return { given: [...given.values()], taken };
}
