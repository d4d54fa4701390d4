import type { ErrorCode, JsonValue } from '#kernel';
import { InputFault } from './input-fault.js';
import { textFault } from './safe-text.js';

const MAX_DEPTH = 20;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const fault = (code: ErrorCode, message: string): InputFault => new InputFault(code, 400, message);

/** Bytes → text. @throws InputFault `HUB_TEXT_ENCODING` when they are not UTF-8 (a BOM is taken off). */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fault('HUB_TEXT_ENCODING', 'the body is not UTF-8: send JSON in UTF-8');
  }
}

/**
 * JSON as a careful receiver reads it: UTF-8 only, no duplicate keys, at most 20 levels, no `__proto__`, `constructor` or `prototype` keys,
 * no NUL, no lone surrogate, no number that a double cannot carry.
 * @throws InputFault `HUB_JSON_INVALID`, `HUB_JSON_DUPLICATE_KEY`, `HUB_JSON_DEPTH`, `HUB_KEY_FORBIDDEN`, `HUB_TEXT_NUL`, `HUB_TEXT_ENCODING`, `HUB_NUMBER_RANGE` (all 400)
 * @source RFC 8259; duplicate names: its §4 leaves them to the receiver, we refuse
 */
export function parseStrictJson(bytes: Uint8Array): JsonValue {
  if (bytes.length === 0) throw fault('HUB_BODY_REQUIRED', 'the body is empty: send one JSON value');
  return parseStrictJsonText(decodeUtf8(bytes));
}

export function parseStrictJsonText(text: string): JsonValue {
  checkStructure(text);
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw fault('HUB_JSON_INVALID', 'the body is not JSON');
  }
  checkValues(value);
  return value;
}

/** One pass over the text before anything is built: depth and duplicate keys, so that hostile nesting never reaches a recursive walker. */
function checkStructure(text: string): void {
  const keys: (Set<string> | null)[] = [];
  let expectKey = false;
  for (let i = 0; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const end = endOfString(text, i);
        const open = keys.at(-1);
        if (expectKey && open) addKey(open, text.slice(i, end + 1));
        expectKey = false;
        i = end;
        break;
      }
      case 0x7b:
      case 0x5b:
        if (keys.length === MAX_DEPTH) throw fault('HUB_JSON_DEPTH', `the body is nested deeper than ${MAX_DEPTH} levels`);
        expectKey = text.charCodeAt(i) === 0x7b;
        keys.push(expectKey ? new Set() : null);
        break;
      case 0x7d:
      case 0x5d:
        keys.pop();
        expectKey = false;
        break;
      case 0x2c:
        expectKey = keys.at(-1) instanceof Set;
        break;
      default:
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i += 1;
    else if (code === 0x22) return i;
  }
  throw fault('HUB_JSON_INVALID', 'the body is not JSON: a string does not end');
}

function addKey(open: Set<string>, quoted: string): void {
  const key = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  const code = textFault(key);
  if (code !== null) throw fault(code, 'the name of a member holds NUL or half a surrogate pair');
  if (FORBIDDEN.has(key)) throw fault('HUB_KEY_FORBIDDEN', 'a member has a name that is never allowed');
  if (open.has(key)) throw fault('HUB_JSON_DUPLICATE_KEY', 'an object names one member twice');
  open.add(key);
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw fault('HUB_JSON_INVALID', 'the body is not JSON: a string has a wrong escape');
  }
}

function checkValues(value: JsonValue): void {
  if (typeof value === 'string') {
    const code = textFault(value);
    if (code !== null) throw fault(code, 'a text holds NUL or half a surrogate pair');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
      throw fault('HUB_NUMBER_RANGE', 'a number is too large to be kept exactly: send it as text');
  } else if (value !== null && typeof value === 'object') {
    for (const member of Object.values(value) as JsonValue[]) checkValues(member);
  }
}
