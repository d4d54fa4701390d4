import type { JsonObject } from '#kernel';
import { InputFault, Problem } from '#platform';
import { DELIVERY_STATES, type DeliveryQuery } from './delivery-log.js';

const PAGE = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CURSOR = /^d[0-9a-z]{1,12}$/;

export interface DeliveriesPage {
  readonly items: readonly JsonObject[];
  /** For `after`; null at the end. */
  readonly next: string | null;
}

/** A position as callers carry it: opaque to them, checked by us. */
export const cursorText = (last: bigint | null): string | null => (last === null ? null : `d${last.toString(36)}`);

export const deliveriesPage = ({ items, last }: { readonly items: readonly JsonObject[]; readonly last: bigint | null }): DeliveriesPage => ({
  items,
  next: cursorText(last),
});

/** @throws InputFault 400 `HUB_CURSOR_INVALID` */
export function cursorBefore(after: unknown): bigint | null {
  if (after === undefined || after === '') return null;
  if (typeof after !== 'string' || !CURSOR.test(after))
    throw new InputFault('HUB_CURSOR_INVALID', 400, 'after 不是有效的游标，请使用上次返回的 next。Use the `next` of an earlier answer.');
  return [...after.slice(1)].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}

/** @throws InputFault 400 `HUB_QUERY_INVALID` */
export function pageSize(limit: unknown): number {
  const size = limit === undefined ? PAGE : typeof limit === 'string' && /^\d{1,4}$/.test(limit) ? Number(limit) : Number.NaN;
  if (!(size >= 1 && size <= PAGE)) throw wrong(`limit 应为 1 至 ${PAGE} 的整数。Give limit as a whole number from 1 to ${PAGE}.`);
  return size;
}

/** @throws InputFault 400 `HUB_QUERY_INVALID`, `HUB_CURSOR_INVALID` */
export function deliveryQuery({ party, state, after, limit }: Readonly<Record<string, unknown>>): DeliveryQuery {
  const known = DELIVERY_STATES.find((each) => each === state) ?? null;
  if (state !== undefined && known === null) throw wrong(`state 应为 ${DELIVERY_STATES.join('、')} 之一。Give state as one of ${DELIVERY_STATES.join(', ')}.`);
  if (party !== undefined && (typeof party !== 'string' || !/^[A-Z0-9-]{1,60}$/.test(party))) throw wrong('party 应为机构编号。Give party as an orgId.');
  return { party: typeof party === 'string' ? party : null, state: known, before: cursorBefore(after), limit: pageSize(limit) };
}

const wrong = (text: string): InputFault => new InputFault('HUB_QUERY_INVALID', 400, text);

/** The same for what does not exist and for what is another party's. */
export const noDelivery = (): Problem =>
  new Problem(404, 'HUB_NOT_FOUND', '没有这条推送，或者您无权查看。There is no such delivery, or it is not yours to see.');

/** @throws Problem 404 for what is no id at all */
export function uuidOf(text: string): string {
  if (!UUID.test(text)) throw noDelivery();
  return text;
}
