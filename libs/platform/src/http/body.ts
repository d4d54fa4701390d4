import type { JsonObject, JsonValue } from '#kernel';
import { InputFault } from '../input-fault.js';
import { parseStrictJson } from '../strict-json.js';

/** The bytes of a request. @throws InputFault `HUB_BODY_REQUIRED` (400), `HUB_MEDIA_TYPE` (415) when the content type is not `mediaType` */
export function bodyBytes(body: unknown, contentType: string | undefined, mediaType: string): Buffer {
  if (body === undefined || body === null || (Buffer.isBuffer(body) && body.length === 0))
    throw new InputFault('HUB_BODY_REQUIRED', 400, `报文为空。The body is empty: send ${mediaType}.`);
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== mediaType || !Buffer.isBuffer(body)) {
    throw new InputFault('HUB_MEDIA_TYPE', 415, `请以 ${mediaType} 发送。Send the body as ${mediaType}.`);
  }
  return body;
}

/** One JSON object of a request, read strictly. @throws InputFault as `parseStrictJson`; `HUB_BODY_NOT_OBJECT` (400) for any other JSON value */
export function jsonBody(body: unknown, contentType: string | undefined): JsonObject {
  const value = parseStrictJson(bodyBytes(body, contentType, 'application/json'));
  if (!isJsonObject(value)) throw new InputFault('HUB_BODY_NOT_OBJECT', 400, '报文应为一个 JSON 对象。The body must be one JSON object.');
  return value;
}

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
