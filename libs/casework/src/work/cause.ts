import type { Actor } from '#contracts';

/** Why something happens: the message or command behind a transaction, and who gave it. */
export interface Cause {
  readonly causationId: string;
  /** The headers by which what this causes belongs to the trace of its cause; left out where the present one says it, or none. */
  readonly trace?: Readonly<Record<string, string>>;
  readonly actor: Pick<Actor, 'orgId' | 'userHash'> & { readonly role: string };
}
