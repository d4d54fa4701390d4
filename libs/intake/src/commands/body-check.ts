import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { COMMAND_BODY_SCHEMAS, OFFICER_COMMANDS, type OfficerCommand } from '#contracts';
import type { ErrorCode, JsonObject } from '#kernel';
import type { Faults } from '../mapping/faults.js';
import { token } from '../mapping/json-reader.js';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
// The package is CommonJS: under ESM its types and its value disagree.
const addFormats = addFormatsModule as unknown as (target: Ajv2020) => void;
addFormats(ajv);

const VALIDATORS: ReadonlyMap<OfficerCommand, ValidateFunction> = new Map(
  OFFICER_COMMANDS.map((command) => [command, ajv.compile(COMMAND_BODY_SCHEMAS[command])]),
);

interface Params {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly allowedValues?: readonly unknown[];
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  required: 'HUB_FIELD_REQUIRED',
  additionalProperties: 'HUB_FIELD_UNKNOWN',
  enum: 'HUB_ENUM',
  maxLength: 'HUB_TEXT_TOO_LONG',
  minLength: 'HUB_TEXT_EMPTY',
  type: 'HUB_FIELD_TYPE',
  minimum: 'HUB_NUMBER_RANGE',
  maximum: 'HUB_NUMBER_RANGE',
};

/** Notes what is wrong with the body of a command: the one schema that every channel and casework itself use. */
export function checkBody(command: OfficerCommand, body: JsonObject, faults: Faults): void {
  const validate = VALIDATORS.get(command);
  if (!validate || validate(body)) return;
  for (const error of validate.errors ?? []) if (error.keyword !== 'anyOf') note(error, faults);
}

function note({ instancePath, keyword, params, message }: ErrorObject, faults: Faults): void {
  const { missingProperty, additionalProperty, allowedValues } = params as Params;
  const member = missingProperty ?? additionalProperty;
  const path = member === undefined ? instancePath : `${instancePath}/${token(member)}`;
  const detail = allowedValues ? `must be one of ${allowedValues.join(' · ')}` : (message ?? 'is not what the command needs');
  faults.add(path, CODES[keyword] ?? 'HUB_FIELD_FORMAT', detail);
}
