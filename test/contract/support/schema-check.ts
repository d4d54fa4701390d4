import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { JsonObject, JsonValue } from '#kernel';

/** A validator that accepts no sloppy schema. */
export function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  (addFormatsModule as unknown as (target: Ajv2020) => void)(ajv);
  return ajv;
}

export const isObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same schema, closed: a member that the schema does not name is a fault. Published schemas are open, so that members may be added. */
export function closed(schema: JsonObject): JsonObject {
  const inside = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closedPart(value)]));
  return isObject(schema.properties) && schema.type !== undefined ? { additionalProperties: false, ...inside } : inside;
}

function closedPart(part: JsonValue | undefined): JsonValue {
  if (Array.isArray(part)) return (part as readonly JsonValue[]).map(closedPart);
  return isObject(part) ? closed(part) : (part ?? null);
}

/** Every `$ref` that stands anywhere in a document. */
export function refsIn(value: JsonValue | undefined): readonly string[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(refsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner)));
}
