import { readFileSync } from 'node:fs';
import type { JsonObject, JsonValue } from '#kernel';
import { ask } from '../hub/hub.js';
import { EXIT, Failure } from '../output/failure.js';
import { printFields, printJson, talk } from '../output/print.js';
import { words } from '../output/words.js';

const pathOf = (orgId: string): string => `/v1/ops/partners/${encodeURIComponent(orgId)}/duty`;

/** The roster of a party; with a file it is replaced. */
export async function partnerDuty(orgId: string, { file, json }: { readonly file?: string; readonly json?: boolean }): Promise<void> {
  const answer = file === undefined ? await ask('operator', 'GET', pathOf(orgId)) : await ask('operator', 'PUT', pathOf(orgId), { json: rosterIn(file) });
  if (json === true) printJson(answer.json);
  else printFields(answer.json);
  if (file !== undefined) talk(words('值班表已替换；联系方式已加密保存', 'the roster is replaced; its addresses are kept sealed'));
}

function rosterIn(file: string): JsonObject {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as JsonValue;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Said below: what stands in the file is not repeated, it holds addresses.
  }
  throw new Failure(words(`${file} 不是一个 JSON 对象`, `${file} is not one JSON object`), EXIT.invalidInput);
}
