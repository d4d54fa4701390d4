import type { Actor, CommandName } from '#contracts';

/** The hub's dispatchers, its auditors and supervisors look at every case; what they may read of it is the projection's question. */
export const seesAll = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.includes('HD') || roles.includes('AU') || roles.includes('SV');

/** A court docks a case it has not seen before: it knows the number from its own file, and sees the case from then on. */
const FINDS_UNSEEN: readonly CommandName[] = ['dockCourt'];

export const scopeOf = (actor: Actor, command: CommandName): 'desk' | 'party' =>
  seesAll(actor) || (actor.roles.includes('CC') && FINDS_UNSEEN.includes(command)) ? 'desk' : 'party';
