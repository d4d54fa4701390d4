import { parseArgs } from 'node:util';

export interface SimulateOptions {
  readonly cases: number;
  readonly year: number;
  /** How much of the year, in days from 1 January. */
  readonly days: number;
  readonly seed: number;
  readonly json: boolean;
  /** A day-range such as `10-01..10-07` that the calculator shall not know: the run must then find differences. */
  readonly forget: string | null;
}

const USAGE = `用法 · usage: npm run simulate [-- --cases 20000 --year 2026 --days 365 --seed 1 --json]
  --cases N     件数 · orders sent through the four doors (20000)
  --year Y      哪一年 · which year: 2023 to 2026 (2026)
  --days N      自一月一日起的天数 · days from 1 January (the whole year)
  --seed N      种子：相同则同一年 · the same seed is the same year (1)
  --forget D    独立计算器忘记这些假日，如 10-01..10-07：必须报告差异 · the calculator forgets these holidays: differences must be found
  --json        只输出一行 JSON · one line of JSON on standard output
退出码 · exit codes: 0 一致 agree, 2 用法 usage, 6 无法启动 cannot start, 7 不一致 differences`;

/** The options, or what to tell who got them wrong. */
export function optionsOf(args: readonly string[]): SimulateOptions | string {
  try {
    const flag = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { cases: flag, year: flag, days: flag, seed: flag, forget: flag, json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help === true) return USAGE;
    const year = whole('--year', values.year ?? '2026', 2023, 2026);
    const inYear = year % 4 === 0 ? 366 : 365;
    return {
      cases: whole('--cases', values.cases ?? '20000', 1, 1_000_000),
      year,
      days: whole('--days', values.days ?? String(inYear), 1, inYear),
      seed: whole('--seed', values.seed ?? '1', 0, 999_999),
      json: values.json === true,
      forget: forgotten(values.forget),
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d{1,7}$/.test(text) || value < min || value > max) throw new Error(`${name}: ${min} … ${max}`);
  return value;
}

function forgotten(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^\d{2}-\d{2}\.\.\d{2}-\d{2}$/.test(text)) throw new Error('--forget: MM-DD..MM-DD');
  return text;
}
