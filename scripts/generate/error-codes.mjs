// Every HUB_… code the libraries use, with status and meaning where the code gives them at the place it is raised.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubConfig } from '#platform';
import { at } from '../lib/paths.mjs';
import { code, page, table } from './markdown.mjs';

const NAME = String.raw`'(?<name>HUB_[A-Z0-9_]+)'`;
const STATUS = String.raw`(?<status>[45]\d\d)`;
const TEXT = String.raw`(?:'(?<text>[^'\n]*)'|${'`'}(?<template>[^${'`'}]*)${'`'})`;
/** The ways in which the code raises a code, with what each says about it. */
const RAISED = [
  String.raw`(?:Problem\(|\[)\s*${STATUS},\s*${NAME}(?:,\s*${TEXT})?`,
  String.raw`(?:InputFault|refusedAnswer)\(\s*${NAME},\s*${STATUS}(?:,\s*${TEXT})?`,
  String.raw`(?:bad|HubError)\(\s*${NAME},\s*${TEXT}`,
  String.raw`\b${STATUS}: ${NAME}`,
].map((pattern) => new RegExp(pattern, 'g'));

export function errorCodesPage() {
  const settings = new Set(environmentNames());
  const found = new Map();
  const entry = (name) => found.get(name) ?? found.set(name, { statuses: new Set(), meanings: new Set() }).get(name);
  for (const text of sources()) {
    for (const [, name] of text.matchAll(/['"`](HUB_[A-Z0-9_]*[A-Z0-9])\b/g)) if (!settings.has(name)) entry(name);
    for (const pattern of RAISED) for (const { groups } of text.matchAll(pattern)) note(entry(groups.name), groups);
  }
  for (const [name, status] of refusalCodes()) {
    entry(name).statuses.add(status);
    if (entry(name).meanings.size === 0)
      entry(name).meanings.add('指令被状态机拒绝，原因见代码。The state machine refuses the command for the reason in its name.');
  }
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { statuses, meanings }]) => [code(name), [...statuses].sort().join(' '), [...meanings].join('<br>')]);
  return page(
    '错误代码 Error codes',
    'the sources of `libs/`',
    'HTTP 状态为空的代码见于 `errors[]`、批量退回、死信或日志。Codes without an HTTP status stand in `errors[]`, refused rows, dead letters or logs.',
    table(['代码 code', 'HTTP', '含义 meaning'], rows),
  );
}

function note({ statuses, meanings }, { status, text, template }) {
  if (status) statuses.add(status);
  const meaning = (text ?? template ?? '')
    .replaceAll('\\n', ' ')
    .replace(/\$\{[^}]*\}/g, '…')
    .trim();
  if (meaning) meanings.add(meaning);
}

/** The refusals of the state machine: outside the process `HUB_` and the same words, 409 unless casework's table says otherwise. */
function refusalCodes() {
  const listed = readFileSync(at('libs/referral/src/refusals.ts'), 'utf8').matchAll(/\| '([a-z-]+)'/g);
  const statuses = new Map(
    [...readFileSync(at('libs/casework/src/commands/answer.ts'), 'utf8').matchAll(/'([a-z-]+)': (4\d\d)/g)].map((match) => match.slice(1)),
  );
  return [...listed].map(([, words]) => [`HUB_${words.toUpperCase().replaceAll('-', '_')}`, statuses.get(words) ?? '409']);
}

/** Names of environment variables look like codes and are none. */
function environmentNames() {
  const text = readFileSync(at('libs/platform/src/config/config.ts'), 'utf8');
  return [...Object.keys(new HubConfig()), ...[...text.matchAll(/readonly (HUB_[A-Z0-9_]+)/g)].map(([, name]) => name)];
}

function sources() {
  return readdirSync(at('libs'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec|\.spec-support)\.ts$/.test(entry.name) && !entry.parentPath.includes('libs/testing'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}
