import type { JsonObject } from '#kernel';
import type { HubHttp } from './hub-http.js';

/** One page of a pull feed: an institution's inbox, or a door's statuses. */
export interface FeedPage {
  readonly items: readonly JsonObject[];
  /** Position after the last item; pass it as `after`. */
  readonly next: string;
}

/** @param waitS seconds that the hub may wait for something new, 0 to 30. @throws Error when the hub refuses. */
export async function readFeed(
  http: HubHttp,
  path: string,
  after: string | null,
  options: { readonly waitS: number; readonly signal?: AbortSignal },
): Promise<FeedPage> {
  const query = new URLSearchParams({ wait: String(options.waitS), ...(after === null ? {} : { after }) });
  const { status, json, text } = await http.get(`${path}?${query.toString()}`, options.signal === undefined ? {} : { signal: options.signal });
  if (status !== 200) throw new Error(`${path}: HTTP ${status} ${text.slice(0, 300)}`);
  const items = Array.isArray(json.items) ? (json.items as readonly JsonObject[]) : [];
  return { items, next: typeof json.next === 'string' ? json.next : (after ?? '') };
}

/** The position after everything that is there now. */
export async function endOfFeed(http: HubHttp, path: string): Promise<string | null> {
  let after: string | null = null;
  for (;;) {
    const { items, next } = await readFeed(http, path, after, { waitS: 0 });
    if (items.length === 0) return next === '' ? after : next;
    after = next;
  }
}

/** Hands every page from `after` on to `take` until the signal. */
export async function followFeed(
  http: HubHttp,
  path: string,
  after: string | null,
  options: { readonly signal: AbortSignal; readonly take: (items: readonly JsonObject[]) => void | Promise<void> },
): Promise<void> {
  let position = after;
  while (!options.signal.aborted) {
    const page = await readFeed(http, path, position, { waitS: 20, signal: options.signal }).catch((error: unknown) => {
      if (options.signal.aborted) return null;
      throw error;
    });
    if (page === null) return;
    if (page.items.length > 0) await options.take(page.items);
    if (page.next !== '') position = page.next;
  }
}
