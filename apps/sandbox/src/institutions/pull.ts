import type { InboxItem } from '#contracts';
import { endOfFeed, followFeed, type HubHttp } from '#simulation';
import type { Institution } from './institution.js';

const INBOX = '/v1/inbox';

/** An institution that asks for its mail: from the end of the mailbox on, until the signal. */
export async function pullInbox(
  institution: Institution,
  http: HubHttp,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<{ readonly ended: Promise<void> }> {
  const after = await endOfFeed(http, INBOX);
  const ended = followFeed(http, INBOX, after, {
    signal,
    take: (items) => {
      for (const item of items) void institution.take(item as unknown as InboxItem).catch(report);
    },
  }).catch(report);
  return { ended };
}
