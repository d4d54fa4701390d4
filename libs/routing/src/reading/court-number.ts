import { isHan } from '../text/normalise.js';

/** Longest court case number after the court's code: 民初1234号, 诉前调91893号. */
const LONGEST_TAIL = 16;
/** Courts of the city write 鲁02 and two digits of the district, the intermediate court 鲁02 alone. */
const PREFIX = '鲁02';

const isDigit = (c: string): boolean => c >= '0' && c <= '9' && c.length === 1;

/**
 * The district code of the court whose case number stands in the text, 370200 for the intermediate court; null without a number.
 * @source form of case numbers: DOMAIN §6.3, `（2026）鲁0202民初1234号`.
 */
export function courtDistrictIn(text: string): string | null {
  for (let at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
    const tail = text.slice(at + PREFIX.length, at + PREFIX.length + LONGEST_TAIL);
    const close = tail.indexOf('号');
    if (close < 2 || !isDigit(tail.charAt(close - 1))) continue;
    const district = isDigit(tail.charAt(0)) && isDigit(tail.charAt(1)) ? tail.slice(0, 2) : '';
    if (isHan(tail.charCodeAt(district.length)) && close > district.length) return `3702${district === '' ? '00' : district}`;
  }
  return null;
}
