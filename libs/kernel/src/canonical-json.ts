export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * The canonical text of a JSON value: keys sorted by UTF-16 code units, no white space, `undefined` members left out.
 * Equal values have equal texts, so hashes over them can be compared.
 * @throws TypeError on a number that JSON cannot carry (NaN, Infinity).
 * @source RFC 8785 (JCS); number and string forms are ECMAScript's, as the RFC asks.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that JSON cannot carry');
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
