/** Chinese double surnames (复姓) whose two characters stay when a name is masked. */
const DOUBLE_SURNAMES = new Set(['欧阳', '上官', '司马', '诸葛', '夏侯', '东方', '皇甫', '尉迟', '公孙', '令狐', '长孙', '慕容', '司徒', '宇文']);

/** 王小明 → 王**, 欧阳娜娜 → 欧阳**. */
export function maskName(name: string): string {
  const letters = [...name];
  const keep = DOUBLE_SURNAMES.has(letters.slice(0, 2).join('')) ? 2 : 1;
  return letters.slice(0, keep).join('') + '*'.repeat(Math.max(1, letters.length - keep));
}

/** 13800001234 → 138****1234; short numbers keep their last two digits. */
export const maskPhone = (phone: string): string => (phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`);

/** 370202199001010010 → 370202********0010 (6 + 8 + 4). */
export const maskId = (id: string): string => (id.length >= 15 ? `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}` : `****${id.slice(-2)}`);

/** Only the last four characters. */
export const lastFour = (text: string): string => `${'*'.repeat(Math.max(4, text.length - 4))}${text.slice(-4)}`;

const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
const isSeparator = (code: number): boolean => code === 0x20 || code === 0x2d || code === 0x3000;
const MIN_DIGITS = 7;

/**
 * A text without the numbers that lead to a person: every run of seven or more digits (phones, ID numbers, cards, accounts; spaces and hyphens
 * between digits do not hide it, full-width digits neither) becomes `[已隐去]`. Linear in the length of the text.
 */
export function redactNumbers(text: string): string {
  let out = '';
  for (let i = 0; i < text.length;) {
    if (!isDigit(text.charCodeAt(i))) {
      out += text.charAt(i);
      i += 1;
      continue;
    }
    const { end, digits } = runOf(text, i);
    out += digits >= MIN_DIGITS ? '[已隐去]' : text.slice(i, end);
    i = end;
  }
  return out;
}

function runOf(text: string, start: number): { readonly end: number; readonly digits: number } {
  let end = start;
  let digits = 0;
  for (let i = start; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const lastOfId = digits >= 17 && (code | 0x20) === 0x78;
    if (isDigit(code) || lastOfId) {
      digits += 1;
      end = i + 1;
    } else if (!isSeparator(code) || i > end) break;
  }
  return { end, digits };
}
