import type { CommandType } from '../commands.js';
import type { ReferralEventType } from '../events.js';
import { type Role, type Status } from '../states.js';

/** One row of the state machine. `who` counts only with its relation: an institution acts on its own assignment, a door on its own order, a reviewer on its own review. */
export interface Transition {
  readonly row: number;
  readonly command: CommandType;
  readonly from: readonly Status[];
  /** Where it leads; `same` keeps the state. More than one: the guard decides. */
  readonly to: readonly (Status | 'same')[];
  readonly who: readonly Role[];
  readonly events: readonly ReferralEventType[];
  /** The article or rule behind the row; «hub» is our own design default. */
  readonly source: string;
}

export const OFFICERS: readonly Role[] = ['HO', 'PO', 'MO'];
export const HANDLERS: readonly Role[] = ['IH', 'IM'];

export const row = (number: number, command: CommandType, part: Omit<Transition, 'row' | 'command'>): Transition => ({ row: number, command, ...part });
