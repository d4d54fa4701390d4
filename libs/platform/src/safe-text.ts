// eslint-friendly escapes: C0 and C1 controls except tab, line feed and carriage return.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;

/** Why a text cannot be taken, or null. NUL and lone surrogates fail in PostgreSQL (22021, 22P05), so they stop at the edge. */
export function textFault(text: string): 'HUB_TEXT_NUL' | 'HUB_TEXT_ENCODING' | null {
  if (text.includes('\u0000')) return 'HUB_TEXT_NUL';
  return text.isWellFormed() ? null : 'HUB_TEXT_ENCODING';
}

/** The text as it is stored: NFC, control characters removed (tab and line ends stay). @source Unicode UAX #15 */
export const safeText = (text: string): string => text.normalize('NFC').replace(CONTROLS, '');
