import { LOOK_ALIKES } from './look-alikes.js';

/** Longest text that is read, in UTF-16 units: DOMAIN §3.2 allows 10,000 characters of content; what lies beyond cannot change a route. */
export const MAX_TEXT_UNITS = 12_000;

export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

const INVISIBLE = 1;
const BLANK = 2;
const LOOK_ALIKE = 3;

/** Ranges of characters that are not seen: soft hyphen, joiners, marks of direction, variation selectors. */
const INVISIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

/** What to do with a code unit; 0: nothing. A table, because this is asked of every character of every order. */
const TREATMENT: Uint8Array = (() => {
  const table = new Uint8Array(0x1_0000);
  for (const [from, to] of INVISIBLE_RANGES) table.fill(INVISIBLE, from, to + 1);
  for (const blank of [0x20, 0x09, 0xa0, 0x3000]) table[blank] = BLANK;
  for (const code of LOOK_ALIKES.keys()) table[code] = LOOK_ALIKE;
  return table;
})();

function firstToTreat(text: string): number {
  for (let i = 0; i < text.length; i += 1) if (TREATMENT[text.charCodeAt(i)] !== 0) return i;
  return text.length;
}

/**
 * The text as the matchers read it: compatibility-folded, lower case, without invisible characters, look-alike letters of other scripts as
 * Latin, traditional characters of institution names as simplified, and without blanks between Chinese characters (工 行 → 工行).
 * Linear in the length of the text.
 */
export function normalise(text: string): string {
  const source = text.slice(0, MAX_TEXT_UNITS).normalize('NFKC');
  const clean = firstToTreat(source);
  if (clean === source.length) return source.toLowerCase();
  let out = source.slice(0, clean);
  let blank = false;
  for (let i = clean; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    const treatment = TREATMENT[code];
    if (treatment === BLANK) blank = true;
    if (treatment === BLANK || treatment === INVISIBLE) continue;
    if (blank && !(isHan(code) && isHan(out.charCodeAt(out.length - 1)))) out += ' ';
    blank = false;
    out += treatment === LOOK_ALIKE ? (LOOK_ALIKES.get(code) ?? '') : source.charAt(i);
  }
  return out.toLowerCase();
}
