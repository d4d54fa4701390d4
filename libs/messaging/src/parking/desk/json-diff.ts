import type { JsonValue } from '#kernel';

/** One place that differs. `from` or `to` is absent where the place is new or gone. */
export interface Difference {
  /** JSON pointer (RFC 6901); '' = the whole value. */
  readonly path: string;
  readonly from?: JsonValue;
  readonly to?: JsonValue;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const isTree = (value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> | readonly JsonValue[] =>
  typeof value === 'object' && value !== null;

/** Where `before` and `after` differ, at the deepest place that says it; no more than `most`. */
export function differences(before: JsonValue | undefined, after: JsonValue | undefined, most = 200, path = ''): readonly Difference[] {
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const [a, b] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    const found: Difference[] = [];
    for (const name of new Set([...a.keys(), ...b.keys()])) {
      if (found.length >= most) break;
      found.push(...differences(a.get(name), b.get(name), most - found.length, `${path}/${escaped(name)}`));
    }
    return found;
  }
  if (Object.is(before, after)) return [];
  return [{ path, ...(before === undefined ? {} : { from: before }), ...(after === undefined ? {} : { to: after }) }];
}
