import type { JsonObject } from '#kernel';
import { InputFault } from '../input-fault.js';
import { safeText, textFault } from '../safe-text.js';

const MOST_CHARACTERS = 500;

/** Why somebody does what is kept with its reason: 1 to 500 characters that can be stored. @throws InputFault 422 `HUB_FIELD_MISSING` */
export function reasonOf({ reason }: JsonObject): string {
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > MOST_CHARACTERS || textFault(reason) !== null)
    throw new InputFault('HUB_FIELD_MISSING', 422, '请写明理由（1–500 字）。Say why, in 1 to 500 characters.', [
      { path: '/reason', code: 'HUB_FIELD_MISSING', detail: `1 to ${MOST_CHARACTERS} characters` },
    ]);
  return safeText(reason).trim();
}
