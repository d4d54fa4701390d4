import type { Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { isJsonObject, parseStrictJson } from '#platform';
import { columnOf } from './market-12315/columns.js';
import { readXml } from '../xml/read-xml.js';

/** What can be said about a record that is refused: enough for the sender to find it, nothing of a person. */
export interface Glimpse {
  readonly sourceOrderNo: string;
  readonly commandId: string | null;
  readonly command: string | null;
}

const NOTHING: Glimpse = { sourceOrderNo: '', commandId: null, command: null };
const ORDER_NO = /^[A-Za-z0-9_\-/]{1,64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const COMMAND = /^[A-Za-z\u4e00-\u9fff]{1,32}$/;

const shaped = (value: unknown, form: RegExp): string | null => (typeof value === 'string' && form.test(value) ? value : null);

/** Never throws. Values are taken only where they have the form of an order number, a UUID or a command. */
export function glimpse(door: Door, bytes: Buffer): Glimpse {
  try {
    return door === 'petition' && /^(\ufeff)?\s*</.test(bytes.subarray(0, 64).toString('utf8')) ? xmlGlimpse(bytes) : jsonGlimpse(bytes);
  } catch {
    return NOTHING;
  }
}

function jsonGlimpse(bytes: Buffer): Glimpse {
  const value = parseStrictJson(bytes);
  return isJsonObject(value) ? glimpseOf(value) : NOTHING;
}

export function glimpseOf(record: JsonObject): Glimpse {
  const no = ['orderNo', 'callNo', 'no'].map((name) => record[name]).find((value) => value !== undefined);
  const market = Object.entries(record).find(([name]) => columnOf(name) === '登记编号')?.[1];
  return { sourceOrderNo: shaped(no ?? market, ORDER_NO) ?? '', commandId: shaped(record.commandId, UUID), command: shaped(record.command, COMMAND) };
}

function xmlGlimpse(bytes: Buffer): Glimpse {
  const root = readXml(bytes);
  const commandId = root.children.find(({ name }) => name === 'commandId')?.text.trim();
  return {
    sourceOrderNo: shaped(root.attributes.get('no'), ORDER_NO) ?? '',
    commandId: shaped(commandId, UUID),
    command: shaped(root.attributes.get('name'), COMMAND),
  };
}
