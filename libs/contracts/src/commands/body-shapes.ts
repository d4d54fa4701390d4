import type { JsonObject } from '#kernel';

export const text = (maxLength: number, minLength = 1): JsonObject => ({ type: 'string', minLength, maxLength });
export const list = (items: JsonObject, maxItems = 50): JsonObject => ({ type: 'array', items, minItems: 1, maxItems });
export const oneOf = (...values: readonly string[]): JsonObject => ({ enum: values });
export const day: JsonObject = { type: 'string', format: 'date' };
export const moment: JsonObject = { type: 'string', format: 'date-time' };
export const orgId: JsonObject = { type: 'string', pattern: '^[A-Z0-9-]{3,40}$' };
export const bool: JsonObject = { type: 'boolean' };
export const fen: JsonObject = { type: 'integer', minimum: 0, maximum: 9_007_199_254_740_991 };
export const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });

export const attachment: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'mediaType', 'bytes', 'sha256'],
  properties: {
    name: text(255),
    mediaType: text(100),
    bytes: { type: 'integer', minimum: 1 },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    url: text(2_000),
  },
};
export const noticeProof: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['mode', 'at'],
  properties: { mode: oneOf('PHONE', 'SMS', 'WRITTEN', 'ONLINE', 'NONE'), at: moment, note: text(500) },
};

export const body = (required: readonly string[], properties: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
