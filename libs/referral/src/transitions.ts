import type { CommandType } from './commands.js';
import type { Role, Status } from './states.js';
import { AFTER_END_ROWS } from './transitions/after-end.js';
import { ANSWER_ROWS } from './transitions/answer.js';
import { HANDLING_ROWS } from './transitions/handling.js';
import { JOINT_AND_TIME_ROWS } from './transitions/joint-handling-and-time.js';
import { RECEIPT_ROWS } from './transitions/receipt.js';
import type { Transition } from './transitions/row.js';

export type { Transition } from './transitions/row.js';

/** The whole state machine as a table: which command may be obeyed in which state, by whom, and what it records. */
export const TRANSITIONS: readonly Transition[] = [...RECEIPT_ROWS, ...HANDLING_ROWS, ...JOINT_AND_TIME_ROWS, ...ANSWER_ROWS, ...AFTER_END_ROWS].sort(
  (a, b) => a.row - b.row,
);

/** Each command's rows put together once: they are asked for at every decision. */
const byCommand = <Value>(of: (transition: Transition) => readonly Value[]): ReadonlyMap<CommandType, readonly Value[]> => {
  const found = new Map<CommandType, readonly Value[]>();
  for (const transition of TRANSITIONS) found.set(transition.command, [...new Set([...(found.get(transition.command) ?? []), ...of(transition)])]);
  return found;
};
const STATES_OF = byCommand(({ from }) => from);
const ROLES_OF = byCommand(({ who }) => who);

/** The states in which a command may be obeyed at all. */
export const obeyedIn = (command: CommandType): readonly Status[] => STATES_OF.get(command) ?? [];

/** The roles that may ever give a command. */
export const rolesFor = (command: CommandType): readonly Role[] => ROLES_OF.get(command) ?? [];
