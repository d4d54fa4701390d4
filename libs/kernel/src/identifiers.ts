const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK = '10X98765432';

/** The check character of the first 17 characters of a unified social credit code (统一社会信用代码). @source GB 32100-2015 */
export function usccCheckChar(body: string): string | undefined {
  if (body.length !== 17) return undefined;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    const digit = USCC_ALPHABET.indexOf(body.charAt(i));
    if (digit < 0) return undefined;
    sum += digit * (USCC_WEIGHTS[i] ?? 0);
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** @source GB 32100-2015: 18 characters, the last is the check character. */
export const isUscc = (text: string): boolean => text.length === 18 && usccCheckChar(text.slice(0, 17)) === text.charAt(17);

/**
 * The check character of a referral number's digits: weighted by position in the alphabet of GB 32100, modulo 31.
 * @param digits `yyyyMMdd` and the running number, digits only.
 */
export function referralNoCheckChar(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) sum += Number(digits.charAt(i)) * (USCC_WEIGHTS[i % 17] ?? 1);
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** 18 characters with a right check digit and a real date of birth. @source GB 11643-1999 */
export function isResidentId(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(text.charAt(i)) * (ID_WEIGHTS[i] ?? 0);
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const day = new Date(`${born}T00:00:00Z`);
  return ID_CHECK.charAt(sum % 11) === text.charAt(17).toUpperCase() && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(born);
}

/** A mainland mobile number without prefix. @source national numbering plan: 11 digits, 1[3-9]… */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);
