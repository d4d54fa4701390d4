import type { Instant } from '#kernel';
import type { Cause } from './causes.js';
import { mayTellFrom, onDuty, type Channel, type Roster, type RosterPerson } from './roster.js';

export type Rung = 'duty' | 'deputy' | 'desk' | 'supervisor';

/** One notice to one person over one channel. */
export interface PlannedNotice {
  readonly cause: Cause;
  readonly party: string;
  readonly rung: Rung;
  /** Null where nobody is on duty or no roster exists: the notice stands in the outbox, for whoever looks. */
  readonly person: string | null;
  readonly channel: Channel | 'outbox';
  readonly notBefore: Instant;
}

/** Where a notice goes on when a party's own people cannot be told. */
export interface HubParties {
  readonly desk: string;
  readonly supervisor: string;
}

export type RosterOf = (party: string) => Roster | null;

/**
 * Who is told of a cause: the one on duty (and the deputy where the cause asks for both); the deputy where nobody is on duty; the hub's desk for what is
 * critical and has nobody at all. A party without a roster gets its line in the outbox.
 */
export function planNotices(cause: Cause, rosterOf: RosterOf, at: Instant, { desk }: Pick<HubParties, 'desk'>): readonly PlannedNotice[] {
  const own = ofParty(cause, { party: cause.party, roster: rosterOf(cause.party), at });
  const reached = own.some(({ person }) => person !== null);
  if (reached || cause.urgency !== 'CRITICAL' || cause.party === desk) return own;
  return [...own, ...ofParty(cause, { party: desk, roster: rosterOf(desk), at }).map((notice): PlannedNotice => ({ ...notice, rung: 'desk' }))];
}

function ofParty(
  cause: Cause,
  { party, roster, at }: { readonly party: string; readonly roster: Roster | null; readonly at: Instant },
): readonly PlannedNotice[] {
  const { duty, deputy } = roster === null ? { duty: null, deputy: null } : onDuty(roster, at);
  const told = [
    ...toPerson(cause, { party, person: duty, rung: 'duty', at }),
    ...(cause.deputyToo || duty === null ? toPerson(cause, { party, person: deputy, rung: 'deputy', at }) : []),
  ];
  return told.length > 0 ? told : [{ cause, party, rung: 'duty', person: null, channel: 'outbox', notBefore: at }];
}

/** Over the first channel; over all of them at once where the case is critical. */
export function toPerson(
  cause: Cause,
  { party, person, rung, at }: { readonly party: string; readonly person: RosterPerson | null; readonly rung: Rung; readonly at: Instant },
): readonly PlannedNotice[] {
  const notBefore = person === null ? null : mayTellFrom(person, at, cause.urgency);
  if (person === null || notBefore === null) return [];
  const channels = cause.urgency === 'CRITICAL' ? person.channels : person.channels.slice(0, 1);
  const used: readonly PlannedNotice['channel'][] = channels.length === 0 ? ['outbox'] : channels;
  return used.map((channel) => ({ cause, party, rung, person: person.person, channel, notBefore }));
}

/** Whose turn it is when a notice could not be brought to somebody: the deputy, then the supervisor; after that nobody. */
export function nextRung(
  failed: { readonly cause: Cause; readonly party: string; readonly rung: Rung },
  rosterOf: RosterOf,
  at: Instant,
  { supervisor }: Pick<HubParties, 'supervisor'>,
): readonly PlannedNotice[] {
  const { cause, party, rung } = failed;
  if (rung === 'supervisor') return [];
  const roster = rosterOf(party);
  const deputy = rung === 'duty' && roster !== null ? onDuty(roster, at).deputy : null;
  const next = toPerson(cause, { party, person: deputy, rung: 'deputy', at });
  if (next.length > 0) return next;
  const above = ofParty(cause, { party: supervisor, roster: rosterOf(supervisor), at });
  return above.map((notice) => ({ ...notice, rung: 'supervisor' }));
}
