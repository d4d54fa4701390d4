import { OFFICER_COMMANDS, type Door, type OfficerCommand } from '#contracts';
import type { JsonObject } from '#kernel';
import { bad, Faults } from '../mapping/faults.js';
import { JsonReader } from '../mapping/json-reader.js';
import { label, uuid, type Read } from '../mapping/values.js';
import { checkBody } from './body-check.js';

/** What all officers' commands share. */
export interface CheckedCommand {
  readonly commandId: string;
  /** Staff number; leaves this process only as a keyed hash. */
  readonly officer: string | null;
  readonly part: 0 | 1;
  readonly body: JsonObject;
}

const part: Read<0 | 1> = (value) => {
  if (value === '举报' || value === 1) return 1;
  return value === '投诉' || value === 0 ? 0 : bad('HUB_ENUM', 'must be one of 投诉 · 举报');
};

export const isOfficerCommand = (name: string): name is OfficerCommand => (OFFICER_COMMANDS as readonly string[]).includes(name);

/** Extensions are decided by the hotline that set the limit (12345); every other officer's command is open to every door. */
const NEVER: Readonly<Record<Door, readonly OfficerCommand[]>> = {
  'hotline-12345': [],
  petition: ['approveExtension', 'rejectExtension'],
  'market-12315': ['approveExtension', 'rejectExtension'],
  'hotline-12378': ['approveExtension', 'rejectExtension'],
};

/** Whether a door's officers may ever use a command; in which state and for which referral is casework's to say. */
export const mayUse = (door: Door, command: OfficerCommand): boolean => !NEVER[door].includes(command);

const SHARED = ['commandId', 'officer', 'part'];

/** @throws InputFault `HUB_SCHEMA_INVALID` (400) with one entry per fault; `also` names members that the transport itself reads */
export function checkCommand(command: OfficerCommand, given: JsonObject, also: readonly string[] = []): CheckedCommand {
  const faults = new Faults();
  const reader = new JsonReader(given, '', faults);
  const commandId = reader.required('commandId', uuid, '').toLowerCase();
  const officer = reader.optional('officer', label(64));
  const half = reader.optional('part', part) ?? 0;
  const body: JsonObject = Object.fromEntries(Object.entries(given).filter(([name]) => !SHARED.includes(name) && !also.includes(name)));
  checkBody(command, body, faults);
  faults.throwIfAny('指令');
  return { commandId, officer, part: half, body };
}
