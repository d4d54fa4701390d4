import type { Door } from '#contracts';
import { Problem } from '#platform';

/** Where a reader of a door's feed stands: opaque to the reader, checked when it comes back. */
export const cursorOf = (door: Door, position: bigint): string => Buffer.from(`s1.${door}.${position}`, 'utf8').toString('base64url');

/** @param head the last position that exists. @throws Problem 400 `HUB_CURSOR_INVALID`: made up, another door's, or ahead of the feed */
export function positionOf(door: Door, cursor: string, head: bigint): bigint {
  const text = cursor.length <= 200 ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  const digits = text.startsWith(`s1.${door}.`) ? text.slice(`s1.${door}.`.length) : '';
  const position = /^\d{1,18}$/.test(digits) ? BigInt(digits) : -1n;
  if (position < 0n || position > head || cursorOf(door, position) !== cursor)
    throw new Problem(
      400,
      'HUB_CURSOR_INVALID',
      '游标无效，请使用上次返回的 next，或不带 after 从头读取。The cursor is none of ours: use the `next` of the last answer, or leave `after` out to read from the beginning.',
    );
  return position;
}
