import { readFileSync } from 'node:fs';
import { ask, listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import { printFields, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

interface Options {
  readonly json?: boolean;
}
interface Reasoned {
  readonly reason: string;
}
const PATH = '/v1/ops/parked';
const REPLAYS = '/v1/ops/parked-replays';
const one = (id: string, act = ''): string => `${PATH}/${encodeURIComponent(id)}${act}`;

function table(json: object, items: readonly Readonly<Record<string, unknown>>[], columns: readonly string[], { json: asJson }: Options): boolean {
  if (asJson === true) printJson(json);
  else
    printTable(
      columns,
      items.map((item) => columns.map((column) => asText(item[column]))),
    );
  return asJson !== true;
}

export interface ListOptions extends Options {
  readonly group?: string;
  readonly code?: string;
  readonly topic?: string;
  readonly key?: string;
  readonly state?: string;
  readonly after?: string;
}

/** The messages that were set aside, dead ones included. */
export async function parkedLs({ json: asJson, ...filter }: ListOptions): Promise<void> {
  const query = new URLSearchParams(filter).toString();
  const { json } = await ask('operator', 'GET', query === '' ? PATH : `${PATH}?${query}`);
  const items = listIn(json, 'items');
  const columns = ['parkedId', 'state', 'group', 'topic', 'key', 'attempts', 'code', 'lastFailedAt'];
  if (!table(json, items, columns, { json: asJson ?? false })) return;
  const next = (json as { readonly next?: string }).next;
  talk(words(`${items.length} 条搁置`, `${items.length} set aside`) + (next === undefined ? '' : ` … --after ${next}`));
}

/** By error and place, the largest first. */
export async function parkedGroups(options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', `${PATH}/groups`);
  const items = listIn(json, 'items');
  if (!table(json, items, ['group', 'code', 'topic', 'retry', 'blocked', 'dead', 'keys', 'oldestAt', 'example'], options)) return;
  if (items.length === 0) talk(words('没有搁置的消息', 'nothing is set aside'));
}

export async function parkedShow(id: string, options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', one(id));
  if (options.json === true) printJson(json);
  else printFields(json);
}

/** The bytes as they came; the reason and the person are kept. */
export async function parkedReveal(id: string, { reason, as, json: asJson }: Reasoned & Options & { readonly as: string }): Promise<void> {
  const { json } = await ask(as, 'POST', one(id, '/reveal'), { json: { reason } });
  if (asJson === true) printJson(json);
  else printFields(json);
}

/** What a try would do: it is run and undone. */
export async function parkedRehearse(id: string): Promise<void> {
  const { json } = await ask('operator', 'POST', one(id, '/rehearse'), { json: {} });
  printFields(json);
}

export async function parkedRetry(id: string): Promise<void> {
  await ask('operator', 'POST', one(id, '/retry'), { json: {} });
  talk(words(`${id} 将立即重试`, `${id} is tried again now`));
}

export interface EditOptions extends Reasoned {
  readonly file: string;
  readonly as: string;
  readonly dryRun?: boolean;
}

export async function parkedEdit(id: string, { file, reason, as, dryRun }: EditOptions): Promise<void> {
  const valueBase64 = readFileSync(file).toString('base64');
  const { json } = await ask(as, 'POST', one(id, '/edit'), { json: { valueBase64, reason, dryRun: dryRun === true } });
  printJson(json);
  if ((json as { readonly applied?: boolean }).applied === true)
    talk(words(`${id} 以改后内容重试，原文留存`, `${id} is tried with the changed copy; the original is kept`));
  else talk(words('未改动', 'nothing was changed'));
}

export async function parkedSkip(id: string, { reason }: Reasoned): Promise<void> {
  await ask('operator', 'POST', one(id, '/skip'), { json: { reason } });
  talk(words(`${id} 不再挡住同案后续消息，仍待处理`, `${id} holds up its key no longer; it stays open`));
}

export async function parkedDiscard(id: string, { reason }: Reasoned): Promise<void> {
  await ask('operator', 'POST', one(id, '/discard'), { json: { reason } });
  talk(words(`${id} 已放弃，原文与理由留存`, `${id} is given up; its bytes and the reason are kept`));
}

export async function parkedHistory(options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', `${PATH}/history`);
  table(json, listIn(json, 'items'), ['at', 'kind', 'parkedId', 'replayId', 'byOrg', 'reason'], options);
}

export interface ReplayOptions extends Options {
  readonly group: string;
  readonly code: string;
  readonly topic?: string;
  readonly rate: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

/** Puts a whole group of dead messages back in line. */
export async function parkedReplay({ json: asJson, rate, ...order }: ReplayOptions): Promise<void> {
  const { json } = await ask('operator', 'POST', REPLAYS, { json: { ...order, perSecond: Number(rate), dryRun: order.dryRun === true } });
  if (asJson === true) printJson(json);
  else printFields(json);
}

export async function parkedReplayShow(id: string): Promise<void> {
  const { json } = await ask('operator', 'GET', `${REPLAYS}/${encodeURIComponent(id)}`);
  printFields(json);
}

export async function parkedReplayStop(id: string, { reason }: Reasoned): Promise<void> {
  await ask('operator', 'POST', `${REPLAYS}/${encodeURIComponent(id)}/stop`, { json: { reason } });
  talk(words('已停止', 'stopped'));
}
