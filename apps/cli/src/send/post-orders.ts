import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '#contracts';
import type { HubAnswer, HubHttp } from '#simulation';
import { refusal } from '../output/failure.js';
import type { SourceOrder } from './source-order.js';
import type { LineOutcome, Tally } from './tally.js';

const PATH_OF: Readonly<Record<Exclude<Door, 'market-12315'>, string>> = {
  'hotline-12345': '/v1/doors/hotline-12345/orders',
  petition: '/v1/doors/petition/letters',
  'hotline-12378': '/v1/doors/hotline-12378/calls',
};

export interface Posting {
  readonly http: HubHttp;
  readonly door: Exclude<Door, 'market-12315'>;
  readonly tally: Tally;
  /** Orders per second; null = as fast as the hub answers. */
  readonly rate: number | null;
  /** Requests under way at most. */
  readonly concurrency: number;
}

/** Sends order by order, several at once, but never two of one order number at once: a repeat must find the first one there. */
export async function postOrders(posting: Posting, orders: AsyncIterable<SourceOrder>): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const pace = pacer(posting.rate);
  let failure: Error | undefined;
  for await (const order of orders) {
    await pace();
    while (underWay.size >= posting.concurrency) await Promise.race(underWay.values());
    if (failure !== undefined) break;
    const key = order.orderNo ?? `line ${order.line}`;
    await underWay.get(key);
    const sent = postOne(posting, order)
      .catch((error: unknown) => {
        failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .then(() => {
        underWay.delete(key);
      });
    underWay.set(key, sent);
  }
  await Promise.all(underWay.values());
  if (failure !== undefined) throw failure;
}

async function postOne({ http, door, tally }: Posting, { line, orderNo, body, contentType }: SourceOrder): Promise<void> {
  const isFirst = orderNo === null || !tally.orders.has(orderNo);
  tally.submitting(orderNo);
  const answer = await http.send('POST', PATH_OF[door], { body, contentType });
  const outcome = outcomeOf(answer, isFirst);
  tally.answered({ line, orderNo, outcome, why: outcome === 'refused' || outcome === 'conflict' ? refusal(answer).message : null });
}

/** A «repeat» of the first sending whose answer got lost was that sending: it counts as accepted. */
function outcomeOf({ status, json, answerLost }: HubAnswer, isFirst: boolean): LineOutcome {
  if (status === 202) return 'accepted';
  if (status === 200) return answerLost && isFirst ? 'accepted' : 'duplicate';
  return status === 409 && json.code === 'HUB_SOURCE_CONFLICT' ? 'conflict' : 'refused';
}

function pacer(rate: number | null): () => Promise<void> {
  if (rate === null) return () => Promise.resolve();
  const startedAt = performance.now();
  let sent = 0;
  return async () => {
    const dueInMs = startedAt + (sent * 1_000) / rate - performance.now();
    sent += 1;
    if (dueInMs > 1) await sleep(dueInMs);
  };
}
