import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '#contracts';
import { csvLine, MARKET_COLUMNS, type SampleLine } from '#simulation';
import { together, type SimHub } from './sim-hub.js';

const AT_A_TIME = 12;
const OUTCOMES: Readonly<Record<number, string>> = { 202: 'accepted', 200: 'duplicate', 409: 'conflict' };
const PATHS: Readonly<Record<Exclude<Door, 'market-12315'>, readonly [string, string]>> = {
  'hotline-12345': ['orders', 'application/json'],
  'hotline-12378': ['calls', 'application/json'],
  petition: ['letters', 'application/xml'],
};

export type Outcomes = Record<'accepted' | 'duplicate' | 'conflict' | 'refused', number>;

/** Sends what came in since the last look: three doors order by order, 12315 as one file. @returns the sums of what the doors said */
export async function sendThrough(hub: SimHub, lines: readonly SampleLine[]): Promise<Outcomes> {
  const sums: Outcomes = { accepted: 0, duplicate: 0, conflict: 0, refused: 0 };
  const rows = lines.filter(({ door }) => door === 'market-12315');
  const others = lines.filter(({ door }) => door !== 'market-12315');
  const one = async ({ door, text }: SampleLine): Promise<void> => {
    const [path, contentType] = PATHS[door as Exclude<Door, 'market-12315'>];
    const body = door === 'petition' ? (JSON.parse(text) as { readonly xml: string }).xml : text;
    const { status } = await hub.as(door).send('POST', `/v1/doors/${door}/${path}`, { body, contentType });
    sums[(OUTCOMES[status] ?? 'refused') as keyof Outcomes] += 1;
  };
  await Promise.all([together(others, AT_A_TIME, one), rows.length > 0 ? file(hub, rows, sums) : null]);
  return sums;
}

async function file(hub: SimHub, rows: readonly SampleLine[], sums: Outcomes): Promise<void> {
  const body = `${[csvLine(MARKET_COLUMNS), ...rows.map(({ text }) => text)].join('\n')}\n`;
  const http = hub.as('market-12315');
  const { status, json, text } = await http.send('POST', '/v1/doors/market-12315/registrations:batch', { body, contentType: 'text/csv; charset=utf-8' });
  // The very same file once more (a single row that came again) is answered with the report of the first.
  if (status === 200) {
    sums.duplicate += rows.length;
    return;
  }
  if (status !== 202) throw new Error(`a file of 12315 was refused: HTTP ${status} ${text.slice(0, 300)}`);
  const batchId = typeof json.batchId === 'string' ? json.batchId : '';
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    const report = (await http.get(`/v1/doors/market-12315/batches/${batchId}`)).json;
    if (report.state === 'done') {
      for (const outcome of ['accepted', 'duplicate', 'conflict', 'refused'] as const) sums[outcome] += Number(report[outcome] ?? 0);
      return;
    }
    await sleep(pause);
  }
}
