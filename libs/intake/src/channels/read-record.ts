import type { Door } from '#contracts';
import type { Instant, JsonObject } from '#kernel';
import { InputFault, isJsonObject, parseStrictJson } from '#platform';
import { isCommandRecord, readCommandRecord, type CommandRecord } from '../commands/command-record.js';
import type { MappedOrder } from '../mapping/mapped-order.js';
import { readXml } from '../xml/read-xml.js';
import { readHotlineOrder } from './hotline-12345/inbound.js';
import { readCall } from './hotline-12378/inbound.js';
import { readRegistrationJson } from './market-12315/json-record.js';
import { readPetition } from './petition/inbound.js';
import { commandOfXml, isCommandXml } from './petition/xml-command.js';

export type DoorRecord = { readonly order: MappedOrder; readonly mediaType: string } | { readonly command: CommandRecord };

const JSON_ORDER: Readonly<Record<Exclude<Door, 'petition'>, (body: JsonObject, now: Instant) => MappedOrder>> = {
  'hotline-12345': readHotlineOrder,
  'market-12315': readRegistrationJson,
  'hotline-12378': readCall,
};

/**
 * One record of a door's own topic or NDJSON file: an order in its dialect, or a command of its officers.
 * @throws InputFault what the dialect's reader says; nothing else, whatever the bytes are
 */
export function readRecord(door: Door, bytes: Buffer, now: Instant): DoorRecord {
  if (bytes.length === 0) throw new InputFault('HUB_EMPTY', 400, '记录为空。The record is empty.');
  if (door === 'petition' && startsWithTag(bytes)) {
    const root = readXml(bytes);
    return isCommandXml(root) ? { command: readCommandRecord(door, commandOfXml(root)) } : { order: readPetition(root, now), mediaType: 'application/xml' };
  }
  const value = parseStrictJson(bytes);
  if (!isJsonObject(value)) throw new InputFault('HUB_BODY_NOT_OBJECT', 400, '记录应为一个 JSON 对象。The record must be one JSON object.');
  if (isCommandRecord(value)) return { command: readCommandRecord(door, value) };
  if (door === 'petition') throw new InputFault('HUB_MEDIA_TYPE', 415, '信访件应为 XML。A petition is an XML document; only commands may be JSON.');
  return { order: JSON_ORDER[door](value, now), mediaType: 'application/json' };
}

const startsWithTag = (bytes: Buffer): boolean => /^(\ufeff)?\s*</.test(bytes.subarray(0, 64).toString('utf8'));
