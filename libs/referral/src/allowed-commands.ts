import type { Actor, CommandType } from './commands.js';
import { activeAssignmentOf, type Referral } from './referral.js';
import type { Role } from './states.js';
import { CONDITIONS } from './conditions.js';
import { TRANSITIONS } from './transitions.js';

const OFFICERS: readonly Role[] = ['HO', 'PO', 'MO', 'CB'];
const HANDLERS: readonly Role[] = ['IH', 'IM'];
const SYSTEM_ONLY: readonly CommandType[] = ['receive', 'proposeRoute', 'updateFromSource', 'archive'];

/** The commands this actor may give now, in the order of the table; texts and dates are still checked when one is given. */
export function allowedCommands(referral: Referral, actor: Actor): readonly CommandType[] {
  const commands = TRANSITIONS.filter(
    ({ command, from, who }) =>
      !SYSTEM_ONLY.includes(command) &&
      from.includes(referral.status) &&
      who.some((role) => actor.roles.includes(role) && related(referral, actor, { role, command })) &&
      open(referral, actor, command),
  ).map(({ command }) => command);
  return [...new Set(commands)];
}

function related(referral: Referral, actor: Actor, { role, command }: { readonly role: Role; readonly command: CommandType }): boolean {
  if (HANDLERS.includes(role)) return command === 'answerSupervision' || activeAssignmentOf(referral, actor.orgId) !== undefined;
  if (OFFICERS.includes(role)) return actor.door !== null && actor.door === referral.door;
  return true;
}

/** What the state of the case says beside its status. */
function open(referral: Referral, actor: Actor, command: CommandType): boolean {
  const condition = CONDITIONS[command];
  return condition === undefined || condition(referral, actor);
}
