import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#kernel';
import { HubHttp } from '#simulation';
import { dataDir, hubUrl } from '../hub/run-place.js';
import { asText } from '../output/failure.js';
import { words } from '../output/words.js';
import type { Finding } from './finding.js';

const SKEW_MS = 60_000;

/** The running hub: does it answer, is it ready, what is degraded, how far are its clock and ours apart. */
export async function hubChecks(): Promise<Finding[]> {
  const name = words('联动', 'hub');
  if (!existsSync(join(dataDir(), 'run.json')) && process.env.HUB_URL === undefined)
    return [{ name, state: 'skipped', detail: words('没有运行：npm start 启动', 'not running: npm start') }];
  const http = new HubHttp({ url: hubUrl(), key: null, giveUpAfterMs: 0 });
  try {
    const { status, json, headers } = await http.get('/readyz', { timeoutMs: 5_000 });
    return [
      { name, state: status === 200 ? 'ok' : 'wrong', detail: `${hubUrl()} ${asText(json.state) || asText(json.status) || String(status)}` },
      ...parts(json),
      ...notes(json),
      skew(headers.date),
    ];
  } catch (error) {
    return [{ name, state: 'wrong', detail: words(`${hubUrl()} 没有应答：${String(error)}`, `${hubUrl()} does not answer: ${String(error)}`) }];
  } finally {
    http.close();
  }
}

const parts = (json: JsonObject): Finding[] =>
  Object.entries((json.parts ?? json.checks ?? {}) as JsonObject).map(([part, state]) => ({
    name: part,
    state: state === 'up' ? 'ok' : 'wrong',
    detail: asText(state),
  }));

/** What an operator should know and act on, though the hub works. */
const notes = (json: JsonObject): Finding[] =>
  Object.entries((json.notes ?? {}) as Readonly<Record<string, JsonObject>>).map(([name, { urgent, text }]) => ({
    name,
    state: urgent === true ? 'wrong' : 'notice',
    detail: asText(text),
  }));

function skew(date: string | undefined): Finding {
  const apartMs = date === undefined ? 0 : Math.abs(Date.now() - Date.parse(date));
  return { name: words('时钟差', 'clock skew'), state: apartMs < SKEW_MS ? 'ok' : 'wrong', detail: `${Math.round(apartMs / 1_000)} s` };
}
