import type { Door, OfficerCommand } from '#contracts';
import type { JsonObject } from '#kernel';
import { InputFault } from '#platform';
import { Faults } from '../mapping/faults.js';
import { JsonReader } from '../mapping/json-reader.js';
import { orderNo, version, word } from '../mapping/values.js';
import { checkCommand, isOfficerCommand, mayUse, type CheckedCommand } from './officer-commands.js';

/** A command that came as a record or a batch row, checked in form. */
export interface CommandRecord extends CheckedCommand {
  readonly door: Door;
  readonly sourceOrderNo: string;
  readonly command: OfficerCommand;
  readonly expectedVersion: number | null;
}

/** Whether a JSON record is a command and not an order. */
export const isCommandRecord = (record: JsonObject): boolean => record.command !== undefined;

const TRANSPORT = ['orderNo', 'command', 'expectedVersion'] as const;

/**
 * `{"orderNo","command","commandId",…}` → the command.
 * @throws InputFault `HUB_SCHEMA_INVALID`, `HUB_COMMAND_UNKNOWN` (400), `HUB_ROLE_FORBIDDEN` (422: this door never may)
 */
export function readCommandRecord(door: Door, record: JsonObject): CommandRecord {
  const faults = new Faults();
  const picked = Object.fromEntries(TRANSPORT.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]));
  const reader = new JsonReader(picked, '', faults);
  const sourceOrderNo = reader.required('orderNo', orderNo, '');
  const name = reader.required('command', word, '');
  const expectedVersion = reader.optional('expectedVersion', version);
  faults.throwIfAny('指令');
  const command = knownCommand(door, name);
  return { ...checkCommand(command, record, TRANSPORT), door, sourceOrderNo, command, expectedVersion };
}

export function knownCommand(door: Door, name: string): OfficerCommand {
  if (!isOfficerCommand(name))
    throw new InputFault('HUB_COMMAND_UNKNOWN', 400, '没有这个指令。There is no such command for a door.', [
      { path: '/command', code: 'HUB_COMMAND_UNKNOWN', detail: 'is no officer command' },
    ]);
  if (!mayUse(door, name))
    throw new InputFault('HUB_ROLE_FORBIDDEN', 422, '本单位无权使用该指令。The officers of this door never have this command.', [
      { path: '/command', code: 'HUB_ROLE_FORBIDDEN', detail: 'is not a command of this door' },
    ]);
  return name;
}
