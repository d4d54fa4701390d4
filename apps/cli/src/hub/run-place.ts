import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure, EXIT } from '../output/failure.js';
import { words } from '../output/words.js';

/** dist/apps/cli/src/hub → the checkout. */
export const CHECKOUT = resolve(import.meta.dirname, '../../../../..');

export const dataDir = (): string => resolve(CHECKOUT, process.env.HUB_DATA_DIR ?? '.data');

/** HUB_URL, else what the running hub wrote down, else the default port. */
export function hubUrl(): string {
  if (process.env.HUB_URL !== undefined) return process.env.HUB_URL.replace(/\/$/, '');
  const run = readJson(join(dataDir(), 'run.json'));
  return typeof run.url === 'string' ? run.url : `http://127.0.0.1:${process.env.HUB_HTTP_PORT ?? '7200'}`;
}

/** All demo keys by variable name. @throws Failure when the hub never ran with this data folder. */
export function demoKeys(): Readonly<Record<string, string>> {
  const path = join(dataDir(), 'demo-keys.json');
  const keys = readJson(path);
  if (Object.keys(keys).length === 0) {
    throw new Failure(
      words(`没有演示密钥 ${path}：请先运行 npm start，或设置 HUB_DATA_DIR`, `no demo keys at ${path}: run npm start, or set HUB_DATA_DIR`),
      EXIT.unavailable,
    );
  }
  return keys as Readonly<Record<string, string>>;
}

/** `desk`, `operator`, a door or a party id → its key; a variable of the same name in the environment goes first. */
export function keyOf(who: string): string {
  const name = `KEY_${who.toUpperCase().replaceAll('-', '_')}`;
  const key = process.env[name] ?? demoKeys()[name];
  if (key !== undefined) return key;
  throw new Failure(
    words(`没有 ${who} 的密钥（${name}）：npx hub partner ls --env 列出已有的`, `no key for ${who} (${name}): npx hub partner ls --env lists them`),
    EXIT.notFound,
  );
}

function readJson(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
