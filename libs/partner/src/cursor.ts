import { InputFault } from '#platform';

/** A feed position as callers carry it: opaque to them, checked by us. */
export const cursorOf = (position: bigint): string => `p${position.toString(36)}`;

/** @throws InputFault `HUB_CURSOR_INVALID` (400) */
export function positionOf(cursor: unknown): bigint {
  if (cursor === undefined || cursor === '') return 0n;
  if (typeof cursor !== 'string' || !/^p[0-9a-z]{1,12}$/.test(cursor))
    throw new InputFault('HUB_CURSOR_INVALID', 400, 'after 不是有效的游标，请使用上次返回的 next。Use the `next` of an earlier answer.');
  return [...cursor.slice(1)].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}

/** A whole number of a query string within its bounds. @throws InputFault `HUB_QUERY_INVALID` (400) */
export function numberQuery(
  value: unknown,
  name: string,
  { min, max, otherwise }: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max))
    throw new InputFault('HUB_QUERY_INVALID', 400, `${name} 应为 ${min} 至 ${max} 的整数。Give ${name} as a whole number from ${min} to ${max}.`);
  return number;
}
