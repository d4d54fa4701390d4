import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { asText, EXIT, Failure } from '../output/failure.js';
import { printFields, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

interface Options {
  readonly json?: boolean;
}
const PATH = '/v1/ops/lines';
const of = (orgId: string, act = ''): string => `${PATH}/${encodeURIComponent(orgId)}${act}`;

/** Per partner: last heard, last taken, silent, paused, missing numbers. */
export async function linesLs(options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', PATH);
  if (options.json === true) {
    printJson(json);
    return;
  }
  const side = (line: JsonObject, direction: 'in' | 'out', name: string): string => asText((line[direction] as JsonObject | undefined)?.[name]);
  const missing = (line: JsonObject): string => String(((line.sequence as JsonObject | null)?.missing as readonly unknown[] | undefined)?.length ?? 0);
  printTable(
    [
      'orgId',
      words('最近来件', 'last heard'),
      words('最近取件', 'last taken'),
      words('静默', 'silent since'),
      words('暂停', 'paused since'),
      words('缺号', 'gaps'),
    ],
    listIn(json, 'items').map((line) => [
      asText(line.orgId),
      side(line, 'in', 'lastAt'),
      side(line, 'out', 'lastAt'),
      side(line, 'in', 'silentSince') || side(line, 'out', 'silentSince'),
      side(line, 'in', 'pausedAt') || side(line, 'out', 'pausedAt'),
      missing(line),
    ]),
  );
}

export async function linesShow(orgId: string, options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', of(orgId));
  if (options.json === true) printJson(json);
  else printFields(json);
}

export interface SwitchOptions {
  readonly reason: string;
  readonly direction?: string;
}

export async function linesSwitch(act: 'pause' | 'resume', orgId: string, { reason, direction }: SwitchOptions): Promise<void> {
  await ask('operator', 'POST', of(orgId, `/${act}`), { json: { reason, ...(direction === undefined ? {} : { direction }) } });
  talk(act === 'pause' ? words(`${orgId} 已暂停`, `${orgId} is paused`) : words(`${orgId} 已恢复`, `${orgId} goes on`));
}

export interface SpanOptions extends Options {
  readonly from: string;
  readonly to?: string;
  readonly dryRun?: boolean;
}

export async function linesReplay(orgId: string, { from, to, dryRun, json: asJson }: SpanOptions): Promise<void> {
  const { json } = await ask('operator', 'POST', of(orgId, '/replay'), { json: { from, dryRun: dryRun === true, ...(to === undefined ? {} : { to }) } });
  if (asJson === true) printJson(json);
  else printFields(json);
}

export interface ReconcileOptions extends Options {
  readonly day: string;
}

/** Reconciles a day now. @throws Failure (exit 7) where it does not add up */
export async function reconcile({ day, json: asJson }: ReconcileOptions): Promise<void> {
  const { json } = await ask('operator', 'POST', `/v1/ops/reconciliations/${encodeURIComponent(day)}`, { json: {}, timeoutMs: 120_000 });
  const items = listIn(json, 'items');
  const columns = ['door', 'received', 'registered', 'duplicate', 'quarantined', 'refused', 'dead', 'onTheWay', 'difference'];
  if (asJson === true) printJson(json);
  else
    printTable(
      columns,
      items.map((item) => columns.map((column) => asText(item[column]))),
    );
  if (items.some(({ difference }) => difference !== 0)) throw new Failure(words('对账有差额，见 missing', 'it does not add up: see missing'), EXIT.checkFailed);
}

/** Messages that a group will never read. */
export async function gapsLs(options: Options): Promise<void> {
  const { json } = await ask('operator', 'GET', '/v1/ops/gaps');
  const items = listIn(json, 'items');
  if (options.json === true) {
    printJson(json);
    return;
  }
  const columns = ['gapId', 'kind', 'group', 'topic', 'partition', 'from', 'to', 'readUntil', 'foundAt'];
  printTable(
    columns,
    items.map((item) => columns.map((column) => asText(item[column]))),
  );
  if (items.length === 0) talk(words('没有缺口', 'there are none'));
}

export async function gapsSettle(id: string, { reason }: { readonly reason: string }): Promise<void> {
  await ask('operator', 'POST', `/v1/ops/gaps/${encodeURIComponent(id)}/settle`, { json: { reason } });
  talk(words('已处理', 'settled'));
}
