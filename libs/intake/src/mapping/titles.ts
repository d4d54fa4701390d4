const TITLE_MAX = 120;

/** The first `max` characters (code points), without breaking a pair. */
export const cut = (text: string, max: number): string => (text.length <= max ? text : Array.from(text).slice(0, max).join(''));

/** A title for a dialect that has none: the short texts it does have, else the beginning of the content. */
export function titleOf(parts: readonly (string | null)[], content: string): string {
  const given = parts.filter((part) => part !== null && part.trim() !== '').join('：');
  return cut((given === '' ? cut(content, 40) : given).replace(/\s+/g, ' ').trim(), TITLE_MAX);
}
