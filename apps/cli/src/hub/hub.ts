import type { JsonObject } from '#kernel';
import { HubHttp, HubUnreachable, type HubAnswer, type HubRequest } from '#simulation';
import { hubIsDown, refusal } from '../output/failure.js';
import { hubUrl, keyOf } from './run-place.js';

/** Verbs for people give up soon; `send` is patient. */
const SOON_MS = 2_000;

export const connect = (who: string, options: { readonly giveUpAfterMs?: number; readonly maxConnections?: number } = {}): HubHttp =>
  new HubHttp({ url: hubUrl(), key: keyOf(who), giveUpAfterMs: SOON_MS, ...options });

/** One request as `who`; the answer, or the Failure that says why not. */
export async function ask(who: string, method: string, path: string, details: HubRequest & { readonly json?: JsonObject } = {}): Promise<HubAnswer> {
  const http = connect(who);
  try {
    const { json, ...rest } = details;
    const answer = await http.send(method, path, json === undefined ? rest : { ...rest, contentType: 'application/json', body: JSON.stringify(json) });
    if (answer.status >= 400) throw refusal(answer);
    return answer;
  } catch (error) {
    if (error instanceof HubUnreachable) throw hubIsDown(error.message);
    throw error;
  } finally {
    http.close();
  }
}

/** A list in an answer, whatever its name. */
export function listIn(json: JsonObject, ...names: readonly string[]): readonly JsonObject[] {
  for (const name of names) if (Array.isArray(json[name])) return json[name] as readonly JsonObject[];
  return [];
}
