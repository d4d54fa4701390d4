import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { COMMAND_BODY_SCHEMAS, COMMANDS, type CommandName } from '#contracts';
import type { ErrorCode, JsonObject } from '#kernel';
import { safeText, textFault } from '#platform';

export interface BodyFault {
  readonly path: string;
  readonly code: ErrorCode;
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
const addFormats = addFormatsModule as unknown as (target: Ajv2020) => void;
addFormats(ajv);

const validators: ReadonlyMap<CommandName, ValidateFunction> = new Map(COMMANDS.map((command) => [command, ajv.compile(COMMAND_BODY_SCHEMAS[command])]));

const CODES: Readonly<Record<string, ErrorCode>> = {
  required: 'HUB_FIELD_MISSING',
  additionalProperties: 'HUB_FIELD_UNKNOWN',
  enum: 'HUB_VALUE_NOT_ALLOWED',
  maxLength: 'HUB_TEXT_TOO_LONG',
  minLength: 'HUB_TEXT_EMPTY',
  format: 'HUB_FORMAT',
  pattern: 'HUB_FORMAT',
  type: 'HUB_TYPE',
};

/** What is wrong with a command's body, one entry a fault with its JSON pointer; empty = it may be decided. */
export function bodyFaults(command: CommandName, body: JsonObject): readonly BodyFault[] {
  const validate = validators.get(command);
  if (!validate || validate(body)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf')
    .slice(0, 50)
    .map(faultOf);
}

function faultOf({ instancePath, keyword, params }: ErrorObject): BodyFault {
  const named =
    (params as { missingProperty?: string; additionalProperty?: string }).missingProperty ?? (params as { additionalProperty?: string }).additionalProperty;
  return { path: named === undefined ? instancePath : `${instancePath}/${named}`, code: CODES[keyword] ?? 'HUB_VALUE_INVALID' };
}

/** A body's texts as they are stored: NFC, no control characters. @returns null where a text cannot be stored at all */
export function cleaned(value: JsonObject): JsonObject | null {
  try {
    return JSON.parse(JSON.stringify(value), (_key, member: unknown) => {
      if (typeof member !== 'string') return member;
      if (textFault(member) !== null) throw new RangeError('a text that cannot be stored');
      return safeText(member);
    }) as JsonObject;
  } catch {
    return null;
  }
}
