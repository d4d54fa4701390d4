import type { Actor, CommandType } from './commands.js';
import { activeAssignmentOf, activeLead, type Referral } from './referral.js';
import type { Role } from './states.js';
import { TRANSITIONS } from './transitions.js';

const OFFICERS: readonly Role[] = ['HO', 'PO', 'MO', 'CB'];
const HANDLERS: readonly Role[] = ['IH', 'IM'];
const SYSTEM_ONLY: readonly CommandType[] = ['receive', 'proposeRoute', 'updateFromSource'];

/** The commands this actor may give now, in the order of the table; texts and dates are still checked when one is given. */
export function allowedCommands(referral: Referral, actor: Actor): readonly CommandType[] {
  const commands = TRANSITIONS.filter(
    ({ command, from, who }) =>
      !SYSTEM_ONLY.includes(command) &&
      from.includes(referral.status) &&
      who.some((role) => actor.roles.includes(role) && related(referral, actor, role)) &&
      open(referral, actor, command),
  ).map(({ command }) => command);
  return [...new Set(commands)];
}

function related(referral: Referral, actor: Actor, role: Role): boolean {
  if (HANDLERS.includes(role)) return activeAssignmentOf(referral, actor.orgId) !== undefined;
  if (OFFICERS.includes(role)) return actor.door !== null && actor.door === referral.door;
  return true;
}

/** What the state of the case says beside its status. */
function open(referral: Referral, actor: Actor, command: CommandType): boolean {
  switch (command) {
    case 'approveReturn':
    case 'rejectReturn':
      return referral.pendingReturn !== null;
    case 'requestReturn':
      return (
        referral.pendingReturn === null && activeLead(referral)?.orgId === actor.orgId && activeLead(referral)?.noReturn === false && referral.returnCount < 2
      );
    case 'acknowledge':
      return activeAssignmentOf(referral, actor.orgId)?.status === 'OFFERED';
    case 'submitReply':
      return activeLead(referral)?.orgId === actor.orgId && referral.pendingReturn === null;
    case 'split':
      return referral.part === 0 && referral.matterType !== 'REPORT';
    case 'withdraw':
      return referral.matterType !== 'REPORT';
    default:
      return true;
  }
}
