import { LOOK_ALIKES } from './look-alikes.js';

/** Longest text that is read, in UTF-16 units: DOMAIN §3.2 allows 10,000 characters of content; what lies beyond cannot change a route. */
export const MAX_TEXT_UNITS = 12_000;

const isInvisible = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff ||
  code === 0x034f ||
  code === 0x180e;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000;
export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** ASCII-only text needs no compatibility folding, and most Chinese text is folded already: the check spares the copy. */
const folded = (text: string): string => text.slice(0, MAX_TEXT_UNITS).normalize('NFKC');

/**
 * The text as the matchers read it: compatibility-folded, lower case, without invisible characters, look-alike letters of other scripts as
 * Latin, traditional characters of institution names as simplified, and without blanks between Chinese characters (工 行 → 工行).
 * Linear in the length of the text.
 */
export function normalise(text: string): string {
  const source = folded(text);
  const out: string[] = [];
  let blank = false;
  let lastHan = false;
  for (let i = 0; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (isInvisible(code)) continue;
    if (isBlank(code)) {
      blank = true;
      continue;
    }
    const han = isHan(code);
    if (blank && !(lastHan && han)) out.push(' ');
    blank = false;
    lastHan = han;
    out.push(LOOK_ALIKES.get(code) ?? source.charAt(i));
  }
  return out.join('').toLowerCase();
}
