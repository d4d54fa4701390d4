import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { CONSUMED_EVENT_SCHEMAS } from '#contracts';
import type { JsonObject } from '#kernel';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
// The package is CommonJS: under ESM its types and its value disagree.
(addFormatsModule as unknown as (target: Ajv2020) => void)(ajv);

const VALIDATORS: ReadonlyMap<string, ValidateFunction> = new Map(
  [...CONSUMED_EVENT_SCHEMAS].map(([type, schema]) => [type, ajv.compile((schema.properties as JsonObject).data as JsonObject)]),
);

/**
 * Where `data` of an event differs from its published schema, or null; no value is quoted. Members that the schema does not name are kept: a
 * newer sender may add some. A type that the hub does not read is its consumer's to refuse.
 */
export function dataFault(type: string, data: JsonObject): string | null {
  const validate = VALIDATORS.get(type);
  if (!validate || validate(data)) return null;
  const [error] = validate.errors ?? [];
  return error ? `data${error.instancePath}: ${wordsOf(error)}` : 'data does not fit its schema';
}

const wordsOf = ({ keyword, params, message }: ErrorObject): string =>
  keyword === 'required' ? `${String((params as { missingProperty?: unknown }).missingProperty)} is missing` : (message ?? keyword);
