import type { Actor } from '#contracts';

/** Why something happens: the message or command behind a transaction, and who gave it. */
export interface Cause {
  readonly causationId: string;
  readonly actor: Pick<Actor, 'orgId' | 'userHash'> & { readonly role: string };
}
