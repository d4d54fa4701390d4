import { INBOX_KINDS, TELL_HEADER, type InboxKind, type Telling, type Urgency } from '#contracts';
import type { Instant } from '#kernel';
import type { IncomingMessage } from '#messaging';
import { InputFault, isJsonObject, parseStrictJsonText } from '#platform';

const URGENCIES: readonly Urgency[] = ['NORMAL', 'PRIORITY', 'URGENT', 'CRITICAL'];

/** What a record says about people; null where it says nothing, or nothing that can be read: the mailbox holds it in any case. */
export function tellingIn({ headers }: Pick<IncomingMessage, 'headers'>): Telling | null {
  const text = headers.get(TELL_HEADER);
  if (text === undefined) return null;
  try {
    const value = parseStrictJsonText(text);
    if (!isJsonObject(value)) return null;
    const kinds = Array.isArray(value.kinds) ? INBOX_KINDS.filter((kind): kind is InboxKind => (value.kinds as readonly unknown[]).includes(kind)) : [];
    const urgency = URGENCIES.find((known) => known === value.urgency);
    const due = typeof value.due === 'string' && !Number.isNaN(Date.parse(value.due)) ? (value.due as Instant) : null;
    return urgency === undefined ? null : { kinds, urgency, due, unsigned: value.unsigned === true };
  } catch (error) {
    if (error instanceof InputFault) return null;
    throw error;
  }
}
