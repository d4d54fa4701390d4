const DIGITS: ReadonlyMap<string, number> = new Map([
  ...Array.from('零一二三四五六七八九', (c, value) => [c, value] as const),
  ['〇', 0],
  ['两', 2],
  ['俩', 2],
  ['仨', 3],
]);
const SMALL_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const BIG_UNITS: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
  ['w', 10_000],
]);
/** «more than», «some»: 三十多万, 十几户. */
const ABOUT = '多余几来';

/** A number as written, in Chinese words or digits. */
export interface Numeral {
  readonly value: number;
  readonly start: number;
  /** Exclusive; a closing 多 or 余 is part of the numeral. */
  readonly end: number;
  /** It holds 万 or 亿, which in speech stands for money without a unit of money. */
  readonly big: boolean;
  /** It is written in Chinese words. */
  readonly spelled: boolean;
}

const isAsciiDigit = (c: string): boolean => c >= '0' && c <= '9' && c.length === 1;

/** Characters that a numeral may begin with. */
const STARTS: Uint8Array = (() => {
  const table = new Uint8Array(0x1_0000);
  for (const c of ['十', '百', '千', ...DIGITS.keys(), ...'0123456789'.split('')]) table[c.charCodeAt(0)] = 1;
  return table;
})();
export const startsNumeral = (code: number): boolean => STARTS[code] === 1;

interface State {
  total: number;
  section: number;
  digit: number;
  lastUnit: number;
  zero: boolean;
  big: boolean;
  /** The digit read last is in Chinese words. */
  words: boolean;
}

/** Reads `12,300.50`; a comma counts only before three digits. @returns the index after the run. */
function asciiRun(text: string, from: number, state: State): number {
  let i = from;
  let digits = '';
  for (; i < text.length; i += 1) {
    const c = text.charAt(i);
    const grouping =
      c === ',' &&
      isAsciiDigit(text.charAt(i + 1)) &&
      isAsciiDigit(text.charAt(i + 2)) &&
      isAsciiDigit(text.charAt(i + 3)) &&
      !isAsciiDigit(text.charAt(i + 4));
    const point = c === '.' && isAsciiDigit(text.charAt(i + 1)) && !digits.includes('.');
    if (isAsciiDigit(c) || point) digits += c;
    else if (!grouping) break;
    if (digits.length > 24) break;
  }
  state.digit = Number(digits);
  state.words = false;
  return i;
}

/** 点 and the digits after it: 一千点五 is 1000.5. */
function decimals(text: string, from: number, state: State): number {
  let i = from + 1;
  let place = 0.1;
  for (let d = DIGITS.get(text.charAt(i)); d !== undefined && place > 1e-6; d = DIGITS.get(text.charAt(i))) {
    state.digit += d * place;
    place /= 10;
    i += 1;
  }
  return i;
}

/** 三四十 means thirty to forty: of two digits in Chinese words before a unit the first counts. */
function lower(state: State): number {
  return state.words && state.digit > 9 ? Math.floor(state.digit / 10) : state.digit;
}

function applyUnit(c: string, state: State): boolean {
  const small = SMALL_UNITS.get(c);
  const big = BIG_UNITS.get(c);
  if (small !== undefined) {
    state.section += (state.digit === 0 ? 1 : lower(state)) * small;
    state.lastUnit = small;
  } else if (big !== undefined) {
    state.total = (state.total + state.section + state.digit) * big;
    state.section = 0;
    state.lastUnit = big;
    state.big = true;
  } else return false;
  state.digit = 0;
  state.zero = false;
  return true;
}

function applyDigit(d: number, state: State): void {
  if (d === 0) state.zero = true;
  state.digit = state.digit * 10 + d;
  state.words = true;
}

/** 两万三千八 is 23,800 and 6万2 is 62,000: a last bare digit counts in tenths of the unit before it. */
const trailing = (state: State): number =>
  state.lastUnit >= 100 && !state.zero && state.digit > 0 && state.digit < 10 ? (state.digit * state.lastUnit) / 10 : state.digit;

/** «多万»: the word for «about» stands inside the numeral when a unit follows. */
const aboutInside = (text: string, i: number): boolean =>
  ABOUT.includes(text.charAt(i)) && (SMALL_UNITS.has(text.charAt(i + 1)) || BIG_UNITS.has(text.charAt(i + 1)));

function next(text: string, i: number, state: State): number {
  const c = text.charAt(i);
  if (isAsciiDigit(c)) return state.digit === 0 ? asciiRun(text, i, state) : i;
  const d = DIGITS.get(c);
  if (d !== undefined) {
    applyDigit(d, state);
    return i + 1;
  }
  if (c === '点' && DIGITS.has(text.charAt(i + 1))) {
    state.digit += state.section;
    state.section = 0;
    return decimals(text, i, state);
  }
  if (i > 0 && aboutInside(text, i)) return i + 1;
  return applyUnit(c, state) ? i + 1 : i;
}

/** The numeral that starts at `start` (where `startsNumeral` holds). Linear in its own length. */
export function numeralAt(text: string, start: number): Numeral {
  const state: State = { total: 0, section: 0, digit: 0, lastUnit: 1, zero: false, big: false, words: false };
  let i = start;
  for (let to = next(text, i, state); to > i && i - start < 40; to = next(text, i, state)) i = to;
  const end = i < text.length && ABOUT.includes(text.charAt(i)) ? i + 1 : i;
  return { value: state.total + state.section + trailing(state), start, end, big: state.big, spelled: state.words };
}
