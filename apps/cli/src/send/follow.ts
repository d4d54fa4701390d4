import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '#contracts';
import type { JsonObject } from '#kernel';
import { followFeed, type HubHttp } from '#simulation';
import { listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import type { Source, Tally } from './tally.js';

/** What each door calls the order number in a status record. */
const ORDER_NO: Readonly<Record<Door, string>> = { 'hotline-12345': 'orderNo', petition: 'no', 'market-12315': '登记编号', 'hotline-12378': 'callNo' };
const UNIT = ['unit', '承办单位', '单位'];

const take = (door: Door, tally: Tally, item: JsonObject, source: Source): void => {
  const unit = UNIT.map((name) => asText(item[name])).find((text) => text !== '') ?? null;
  if (typeof item.seq === 'number') tally.told(asText(item[ORDER_NO[door]]), { seq: item.seq, code: asText(item.code), unit }, source);
};

/** Reads the door's statuses from `after` on into the tally; `stop` ends it. */
export function followStatuses(
  http: HubHttp,
  door: Door,
  after: string | null,
  tally: Tally,
): { readonly stop: () => Promise<void>; readonly failed: () => unknown } {
  const ending = new AbortController();
  let failure: unknown;
  const following = followFeed(http, `/v1/doors/${door}/statuses`, after, {
    signal: ending.signal,
    take: (items) => items.forEach((item) => take(door, tally, item, 'feed')),
  }).catch((error: unknown) => (failure = error));
  return {
    stop: async () => {
      ending.abort();
      await following;
    },
    failed: () => failure,
  };
}

/** Waits until every accepted order is somewhere, or nothing at all has come for `patienceMs`. */
export async function waitForPlaces(tally: Tally, patienceMs: number, failed: () => unknown): Promise<void> {
  while (tally.placed < tally.accepted.length && performance.now() - tally.lastProgressMs < patienceMs) {
    if (failed() !== undefined) throw failed();
    await sleep(50);
  }
}

/** The order page has the last word about orders whose status was not seen on the way. */
export async function askOrderPages(http: HubHttp, door: Door, tally: Tally): Promise<void> {
  const todo = tally.waiting;
  const lane = async (): Promise<void> => {
    for (let order = todo.pop(); order !== undefined; order = todo.pop()) {
      const { json } = await http.get(`/v1/doors/${door}/orders/${encodeURIComponent(order.orderNo)}`);
      for (const item of listIn(json, 'history')) take(door, tally, { ...item, [ORDER_NO[door]]: order.orderNo }, 'page');
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}
