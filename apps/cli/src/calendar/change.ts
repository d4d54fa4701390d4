import { readFileSync } from 'node:fs';
import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { asText, EXIT, Failure } from '../output/failure.js';
import { print, printFields, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

export interface As {
  readonly as: string;
  readonly json?: boolean;
}

export interface ImportOptions extends As {
  readonly dryRun?: boolean;
}

const PATH = '/v1/calendar';
const MOST_BYTES = 1_048_576;

/** Proposes a notice, or with `dryRun` says what it would do. */
export async function calendarImport(file: string, options: ImportOptions): Promise<void> {
  const body = bytesOf(file);
  const contentType = file.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/json';
  const query = options.dryRun === true ? '?dryRun=true' : '';
  const { json } = await ask(options.as, 'POST', `${PATH}/notices${query}`, { body, contentType, timeoutMs: 60_000 });
  showChange(json, options);
}

export async function calendarApprove(id: string, options: As): Promise<void> {
  const { json } = await ask(options.as, 'POST', `${PATH}/changes/${encodeURIComponent(id)}/approve`, { json: {} });
  showChange(json, options);
  if (options.json !== true) talk(words(`重算在后台进行：npx hub calendar report ${id}`, `the clocks are counted again behind: npx hub calendar report ${id}`));
}

export async function calendarReject(id: string, options: As & { readonly reason: string }): Promise<void> {
  const { json } = await ask(options.as, 'POST', `${PATH}/changes/${encodeURIComponent(id)}/reject`, { json: { reason: options.reason } });
  showChange(json, options);
}

/** A proposal or a decision: what it is, which days, which clocks, the worst first. */
export function showChange(json: JsonObject, { json: asJson }: { readonly json?: boolean }): void {
  if (asJson === true) {
    printJson(json);
    return;
  }
  const { changeId, kind, year, orgId, state, revision, duplicate } = json;
  printFields({ id: changeId, kind, year, orgId, state, revision, duplicate: duplicate === true ? 'true' : undefined });
  const preview = (json.preview ?? {}) as JsonObject;
  const days = listIn(preview, 'days');
  print(words(`改变 ${days.length} 天`, `${days.length} days change`));
  if (days.length > 0)
    printTable(
      [words('日', 'day'), words('原', 'before'), words('改为', 'after'), words('名称', 'name')],
      days.map(({ day, before, after, name }) => [day, before ?? '-', after ?? '-', name]),
    );
  const clocks = (preview.clocks ?? {}) as JsonObject;
  print(
    `${words('在办期限', 'open clocks')}: ${Object.entries(clocks)
      .map(([name, count]) => `${name} ${asText(count)}`)
      .join('  ')}`,
  );
  showClocks(listIn(preview, 'worst'));
  if (preview.complete === false) talk(words('在办期限过多，预览不完整', 'too many open clocks: the preview is not complete'));
}

export function showClocks(items: readonly JsonObject[]): void {
  if (items.length === 0) return;
  printTable(
    [words('变化', 'change'), words('规则', 'rule'), words('原届满', 'old due'), words('现届满', 'new due'), words('备注', 'note'), words('工单', 'case')],
    items.map((item) => [item.change, item.ruleId, item.oldDueAt, item.newDueAt, noteOf(item), item.referralNo ?? '']),
  );
}

function noteOf({ reexamineBreach, isOverdueNow, provisional }: JsonObject): string {
  const notes = [
    reexamineBreach === true ? words('逾期须复核', 'look at the breach again') : '',
    isOverdueNow === true ? words('现已逾期', 'overdue now') : '',
    provisional === true ? words('暂定', 'provisional') : '',
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

function bytesOf(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= MOST_BYTES) return bytes;
  } catch (error) {
    throw new Failure(words(`读不到 ${file}：${String(error)}`, `${file} cannot be read: ${String(error)}`), EXIT.notFound);
  }
  throw new Failure(words(`${file} 超过 1 MiB：一次导入一年`, `${file} is larger than 1 MiB: import one year`), EXIT.invalidInput);
}
