import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { JsonObject } from '#kernel';
import { ask } from '../hub/hub.js';
import { referralIdOf } from '../hub/traces.js';
import { asText, EXIT, Failure } from '../output/failure.js';
import { printFields, printJson } from '../output/print.js';
import { words } from '../output/words.js';

interface GetOptions {
  readonly as: string;
  readonly json?: boolean;
}

/** The case as `as` may see it. */
export async function referralGet(name: string, options: GetOptions): Promise<void> {
  const { json } = await ask(options.as, 'GET', `/v1/referrals/${await referralIdOf(name)}`);
  if (options.json === true) printJson(json);
  else printFields(json);
}

interface CommandOptions extends GetOptions {
  readonly data?: string;
  readonly set: readonly string[];
  readonly ifVersion?: string;
  readonly key?: string;
}

/** Gives one command; without `ifVersion` for the version that stands now. */
export async function referralCommand(name: string, command: string, options: CommandOptions): Promise<void> {
  const path = `/v1/referrals/${await referralIdOf(name)}`;
  const body = await bodyOf(options);
  const version = options.ifVersion ?? asText((await ask(options.as, 'GET', path)).json.version);
  const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': options.key ?? randomUUID() };
  const { json } = await ask(options.as, 'POST', `${path}/commands/${encodeURIComponent(command)}`, { json: body, headers });
  if (options.json === true) printJson(json);
  else printFields(json);
}

/** `--data` as JSON or `@file`, then each `--set name=value` (a value that is JSON counts as JSON). */
async function bodyOf({ data, set }: CommandOptions): Promise<JsonObject> {
  const text = data === undefined ? '{}' : data.startsWith('@') ? await readFile(data.slice(1), 'utf8') : data;
  const pairs = set.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new Failure(words(`--set 应为 名称=值：${pair}`, `--set takes name=value: ${pair}`), EXIT.usage);
    return [pair.slice(0, at), jsonOrText(pair.slice(at + 1))] as const;
  });
  try {
    return { ...(JSON.parse(text) as JsonObject), ...(Object.fromEntries(pairs) as JsonObject) };
  } catch {
    throw new Failure(words('--data 不是有效的 JSON', '--data is no JSON'), EXIT.invalidInput);
  }
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
