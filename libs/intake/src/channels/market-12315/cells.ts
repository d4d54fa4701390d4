import { instantOf, isResidentId, isUscc, type Instant } from '#kernel';
import { bad, type Bad } from '../../mapping/faults.js';
import { idNo, isDay, type Read } from '../../mapping/values.js';

const EXCEL_DIGITS = 15;

/** Excel keeps 15 digits of a number: a longer code typed as a number ends in zeros or in E+17, and its last digits are gone for good. */
export function wasNumber(cell: string): boolean {
  if (/^[+-]?\d+(\.\d+)?[Ee][+-]?\d+$/.test(cell)) return true;
  return /^\d{16,}$/.test(cell) && /^0+$/.test(cell.slice(EXCEL_DIGITS));
}

const ID_AS_NUMBER = bad('HUB_ID_AS_NUMBER', 'was stored as a number by the spreadsheet, digits are lost: format the column as text and export again');

/** Wraps the read of a code column: what a spreadsheet has damaged is refused, never guessed. */
export const code =
  <T>(read: Read<T>): Read<T> =>
  (value) => {
    if (typeof value !== 'string') return bad('HUB_FIELD_TYPE', 'must be a text');
    if (wasNumber(value)) return ID_AS_NUMBER;
    return value.startsWith('=') ? bad('HUB_FORMULA', 'is a formula: formulas are never evaluated, send the value') : read(value);
  };

/** An 18-digit number that ends in 000 may be rounded or real: only its check digit tells. */
export const idCode: Read<string> = (value) => (typeof value === 'string' && isResidentId(value) ? idNo(value) : code(idNo)(value));

export const uscc: Read<string> = (value) => {
  const text = typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '').toUpperCase() : '';
  if (wasNumber(text) && !isUscc(text)) return ID_AS_NUMBER;
  return /^[0-9A-Z]{15,18}$/.test(text) ? text : bad('HUB_USCC', 'must be a unified social credit code, 18 letters and digits');
};

/** 是 or 否. */
export const yesNo: Read<boolean> = (value) => (value === '是' ? true : value === '否' ? false : bad('HUB_ENUM', 'must be one of 是 · 否'));

const FORMS = [
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[ T](?<h>\d{1,2}):(?<min>\d\d)(?::(?<s>\d\d))?)?$/,
  /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})(?: (?<h>\d{1,2}):(?<min>\d\d)(?::(?<s>\d\d))?)?$/,
  /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日(?: ?(?<h>\d{1,2}):(?<min>\d\d)(?::(?<s>\d\d))?)?$/,
];
const two = (digits: string | undefined): string => (digits ?? '0').padStart(2, '0');

/** A time as the template writes it, Asia/Shanghai. A serial number or a day-first date is refused: it would have to be guessed. */
export const chinaTime: Read<Instant> = (value) => {
  const cell = typeof value === 'string' ? value : '';
  const parts = FORMS.map((form) => form.exec(cell)?.groups).find((groups) => groups !== undefined);
  if (!parts) return timeFault(cell);
  const day = `${parts.y ?? ''}-${two(parts.m)}-${two(parts.d)}`;
  const [hour, minute, second] = [two(parts.h), two(parts.min), two(parts.s)];
  if (!isDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return bad('HUB_TIME', 'is no day or time of the calendar');
  return instantOf(Date.parse(`${day}T${hour}:${minute}:${second}+08:00`));
};

function timeFault(cell: string): Bad {
  if (/^\d{4,6}(\.\d+)?$/.test(cell))
    return bad('HUB_DATE_SERIAL', 'is the serial number of a date: format the column as yyyy-mm-dd hh:mm:ss and export again');
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(cell)) return bad('HUB_DATE_AMBIGUOUS', 'day and month cannot be told apart: write yyyy-mm-dd hh:mm:ss');
  return bad('HUB_TIME', 'must be yyyy-mm-dd hh:mm:ss, for example 2026-11-18 08:32:00');
}

/** What a spreadsheet shows where a formula failed. */
export const isCellError = (cell: string): boolean => /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(cell);
