import type { Rendered } from '../templates.js';

/** A way to a person. */
export interface NoticeChannel {
  /** @param id the same for every try of a notice. Never rejects: null when it was taken, else a code of what went wrong, with nothing of the address in it */
  send(id: string, address: string, message: Rendered): Promise<string | null>;
}
