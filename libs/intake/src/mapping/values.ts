import type { ErrorCode, Instant, JsonValue, LocalDate } from '#kernel';
import { instantOf } from '#kernel';
import { safeText, textFault } from '#platform';
import { Bad, bad } from './faults.js';

/** Reads one value of a dialect: the value the hub works with, or what is wrong with it. */
export type Read<T> = (value: JsonValue) => T | Bad;

const notText = (): Bad => bad('HUB_FIELD_TYPE', 'must be a text');
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const MAX_BYTES_PER_CHARACTER = 4;

/** A text as it may be kept, or why not. */
export function cleaned(value: JsonValue): string | Bad {
  if (typeof value !== 'string') return notText();
  const code = textFault(value);
  return code === null ? safeText(value) : bad(code, 'holds NUL or half a surrogate pair');
}

/** Free text of 1 to `max` characters (code points, and 4 bytes each, so that combining marks cannot swell it). */
export const text =
  (max: number): Read<string> =>
  (value) => {
    const clean = cleaned(value);
    if (clean instanceof Bad) return clean;
    if (clean.trim() === '') return bad('HUB_TEXT_EMPTY', 'must not be empty');
    const tooLong = clean.length > max && (Array.from(clean).length > max || Buffer.byteLength(clean) > max * MAX_BYTES_PER_CHARACTER);
    return tooLong ? bad('HUB_TEXT_TOO_LONG', `must have at most ${max} characters`) : clean;
  };

/** A name or another short label: no invisible or direction-changing characters, no white space around it. */
export const label =
  (max: number): Read<string> =>
  (value) => {
    const clean = cleaned(value);
    return clean instanceof Bad ? clean : text(max)(clean.replace(INVISIBLE, '').trim());
  };

/** A text that must have a certain form. `what` says the form in words. */
export const pattern =
  (form: RegExp, code: ErrorCode, what: string): Read<string> =>
  (value) => {
    if (typeof value !== 'string') return notText();
    return form.test(value) ? value : bad(code, what);
  };

/** A word of a list that this contract closes: the answer names the whole list. */
export const oneOf =
  <W extends string>(words: readonly W[]): Read<W> =>
  (value) =>
    words.find((word) => word === value) ?? bad('HUB_ENUM', `must be one of ${words.join(' · ')}`);

/** A word of a code list that belongs to the source: unknown ones are kept, so only its form is checked here. */
export const word: Read<string> = (value) => label(64)(value);

export const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : bad('HUB_FIELD_TYPE', 'must be true or false'));

export const whole =
  (min: number, max: number): Read<number> =>
  (value) => {
    if (typeof value !== 'number') return bad('HUB_FIELD_TYPE', 'must be a whole number');
    return Number.isInteger(value) && value >= min && value <= max ? value : bad('HUB_NUMBER_RANGE', `must be a whole number from ${min} to ${max}`);
  };

/** A whole number written as text (XML, CSV). */
export const wholeText =
  (min: number, max: number): Read<number> =>
  (value) => {
    if (typeof value !== 'string' || !/^\d{1,10}$/.test(value)) return bad('HUB_FIELD_FORMAT', `must be a whole number from ${min} to ${max}, digits only`);
    return whole(min, max)(Number(value));
  };

export const flagText: Read<boolean> = (value) => {
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : bad('HUB_FIELD_FORMAT', 'must be true or false');
};

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** Whether the calendar has this day. 2026-02-29 is refused, not moved to March. */
export function isDay(value: string): boolean {
  const [, year, month, day] = (DAY.exec(value) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < FIRST_YEAR || year > LAST_YEAR) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** @source RFC 3339; an offset is required, leap seconds are not taken */
export const instant: Read<Instant> = (value) => {
  if (typeof value !== 'string') return notText();
  const day = TIME.exec(value)?.[1];
  if (day === undefined || !isDay(day)) return bad('HUB_TIME', 'must be RFC 3339 with offset, for example 2026-11-23T09:12:00+08:00');
  return instantOf(Date.parse(value.toUpperCase()));
};

export const localDate: Read<LocalDate> = (value) =>
  typeof value === 'string' && isDay(value) ? (value as LocalDate) : bad('HUB_DATE', 'must be a day of the calendar, YYYY-MM-DD');

/** 00:00 of a day in Qingdao (UTC+8, no daylight saving). */
export const startOfDay = (day: LocalDate): Instant => instantOf(Date.parse(`${day}T00:00:00+08:00`));

/** Yuan as decimal text → fen. Never through a binary fraction. */
export const yuan: Read<number> = (value) => {
  const parts = typeof value === 'string' ? /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(value) : null;
  if (!parts) return bad('HUB_AMOUNT', 'must be yuan as text, at most two decimals, for example "200.00"');
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
};

/** Phone as dialled in China: full-width digits, spaces, hyphens and +86 are taken off. */
export const phone: Read<string> = (value) => {
  if (typeof value !== 'string') return notText();
  const digits = value
    .normalize('NFKC')
    .replace(/[\s\-–—()]/g, '')
    .replace(/^(\+86|0086)/, '');
  return /^\d{7,15}$/.test(digits) ? digits : bad('HUB_PHONE', 'must be a phone number of 7 to 15 digits, +86 allowed');
};

/** An identity document's number; its check digit is a matter of meaning, not of form. Lower-case x becomes X. */
export const idNo: Read<string> = (value) => {
  if (typeof value !== 'string') return notText();
  const number = value.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return /^[0-9A-Z()-]{5,24}$/.test(number) ? number : bad('HUB_ID_FORMAT', 'must be the number of an identity document, 5 to 24 letters and digits');
};

export const orderNo = pattern(/^[A-Za-z0-9_\-/]{1,64}$/, 'HUB_ORDER_NO', 'must be 1 to 64 of A–Z a–z 0–9 _ - /');
export const version = whole(1, 2_147_483_647);
export const uuid = pattern(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/, 'HUB_UUID', 'must be a UUID');
