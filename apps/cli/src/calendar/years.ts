import type { JsonObject } from '#kernel';
import { ask, listIn } from '../hub/hub.js';
import { asText } from '../output/failure.js';
import { print, printJson, printTable, talk } from '../output/print.js';
import { words } from '../output/words.js';

interface Json {
  readonly json?: boolean;
}

const statusWord = (status: unknown): string => (status === 'CONFIRMED' ? words('已公布', 'confirmed') : words('暂定', 'provisional'));

/** Where the next year has no notice: one line to standard error, whatever is asked. */
export function sayAlarm(alarm: unknown): void {
  const { level, text } = (alarm ?? {}) as JsonObject;
  if (typeof text === 'string') talk(`${level === 'BLOCKING' ? '‼' : '!'} ${text}`);
}

export async function calendarLs({ json: asJson }: Json): Promise<void> {
  const { json } = await ask('operator', 'GET', '/v1/calendar');
  const waiting = listIn((await ask('operator', 'GET', '/v1/calendar/changes?state=PROPOSED')).json, 'items');
  if (asJson === true) {
    printJson({ ...json, proposed: waiting });
    return;
  }
  printTable(
    [words('年', 'year'), words('状态', 'status'), words('版本', 'version'), words('通知', 'notice')],
    listIn(json, 'years').map(({ year, status, version, notice }) => [year, statusWord(status), version, asText(notice)]),
  );
  if (waiting.length > 0) {
    print('');
    printTable(
      [words('待决', 'to decide'), words('类别', 'kind'), words('年/单位', 'year or party'), words('提出', 'proposed')],
      waiting.map(({ changeId, kind, year, orgId, proposedAt }) => [changeId, kind, year ?? orgId, proposedAt]),
    );
  }
  sayAlarm(json.alarm);
}

export async function calendarShow(year: string, { json: asJson }: Json): Promise<void> {
  const { json } = await ask('operator', 'GET', `/v1/calendar/years/${encodeURIComponent(year)}`);
  if (asJson === true) {
    printJson(json);
    return;
  }
  print(`${asText(json.year)} ${statusWord(json.status)} ${asText(json.notice)}`.trimEnd());
  const kinds: Readonly<Record<string, string>> = { HOLIDAY: words('放假', 'off'), WORK: words('上班', 'work'), REST: words('休息', 'rest') };
  printTable(
    [words('日', 'day'), words('类别', 'kind'), words('名称', 'name')],
    listIn(json, 'days').map(({ day, kind, name }) => [day, kinds[asText(kind)] ?? kind, name]),
  );
}
