import { Problem } from '#platform';

type Query = Readonly<Record<string, unknown>>;

/** @throws Problem 400 for parameters that nobody asked for, or that stand twice */
export function scalarQuery(query: unknown, names: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries((query ?? {}) as Query)) {
    if (!names.includes(name) || typeof value !== 'string')
      throw new Problem(400, 'HUB_QUERY_INVALID', `查询参数只能是 ${names.join('、')}，且各出现一次。Only ${names.join(', ')}, each once.`);
    found[name] = value;
  }
  return found;
}

export function wholeQuery(value: string | undefined, name: string, max: number): number {
  if (value === undefined) return 0;
  if (!/^\d{1,6}$/.test(value) || Number(value) > max)
    throw new Problem(400, 'HUB_QUERY_INVALID', `参数 ${name} 应为 0–${max} 的整数。${name} must be a whole number from 0 to ${max}.`);
  return Number(value);
}
