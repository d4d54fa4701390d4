import { isUtf8 } from 'node:buffer';

/** Exactly the bytes, as a text that can be sealed: UTF-8 stays readable, everything else (GB18030 rows) is base64. */
export const rawText = (raw: Buffer): string => (isUtf8(raw) ? `utf8:${raw.toString('utf8')}` : `base64:${raw.toString('base64')}`);

/** The bytes of a `rawText`. */
export const rawBytes = (text: string): Buffer =>
  text.startsWith('base64:') ? Buffer.from(text.slice('base64:'.length), 'base64') : Buffer.from(text.slice('utf8:'.length), 'utf8');
