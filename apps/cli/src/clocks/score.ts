import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { instantOf, type Instant } from '#kernel';
import { SHIPPED_POLICIES, type SlaPolicy } from '#sla';
import { EXIT, Failure } from '../output/failure.js';
import { print, printFields, printJson } from '../output/print.js';
import { words } from '../output/words.js';
import { momentOf } from './clock-options.js';
import { lastClosed, scoreOf, type ScoredCase } from './score-case.js';

export interface ScoreOptions {
  readonly file: string;
  readonly opened: string;
  readonly closed: string;
  readonly due?: string;
  readonly rule?: string;
  readonly flag?: string;
  readonly late: string;
  readonly onTime: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/** `hub clocks score`: how far our breaches agree with those a register of cases states. */
export function score(options: ScoreOptions): void {
  const rule = options.rule === undefined ? null : ruleOf(options.rule);
  if (rule === null && options.due === undefined) throw new Failure(`HUB_CLOCK_OPTION ${words('需要 --due 或 --rule', 'give --due or --rule')}`, EXIT.usage);
  const cases = rowsOf(options.file).map((row, index) => caseOf(row, options, index + 1));
  const asOf = options.asOf === undefined ? lastClosed(cases) : momentOf('--as-of', options.asOf);
  const found = scoreOf(cases, asOf, rule);
  if (options.json === true) printJson({ asOf, ...found });
  else {
    printFields({ asOf, ...found });
    if (found.compared > 0) print(`${words('一致', 'agreement')}  ${((100 * found.agreed) / found.compared).toFixed(2)} %`);
  }
}

function ruleOf(name: string): SlaPolicy {
  const rule = SHIPPED_POLICIES.findLast(({ ruleId, urgency }) => ruleId === name && (urgency === null || urgency === 'NORMAL'));
  if (!rule) throw new Failure(`HUB_SLA_POLICY_MISSING ${words(`没有规则 ${name}`, `no rule ${name}`)}`, EXIT.notFound);
  return rule;
}

function rowsOf(file: string): readonly Row[] {
  const bytes = bytesOf(file);
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, index + 1)]));
}

function bytesOf(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    throw new Failure(`HUB_FILE_UNREADABLE ${file}: ${error instanceof Error ? error.message : String(error)}`, EXIT.invalidInput);
  }
}

const badLine = (line: number, what: string): Failure => new Failure(`HUB_FILE_INVALID ${words(`第 ${line} 行`, `line ${line}`)}: ${what}`, EXIT.invalidInput);

function rowOf(line: string, number: number): Row {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Row;
  } catch {
    throw badLine(number, words('不是 JSON', 'it is no JSON'));
  }
  throw badLine(number, words('不是 JSON 对象', 'it is no JSON object'));
}

/** `case.deadline` reads a member of a member. */
const field = (row: Row, path: string): unknown => path.split('.').reduce<unknown>((value, name) => (value as Row | null | undefined)?.[name], row);

function caseOf(row: Row, options: ScoreOptions, line: number): ScoredCase {
  const openedAt = moment(field(row, options.opened), line);
  if (openedAt === null) throw badLine(line, words(`${options.opened} 没有时刻`, `${options.opened} holds no moment`));
  const flag = options.flag === undefined ? null : field(row, options.flag);
  return {
    openedAt,
    dueAt: options.due === undefined ? null : moment(field(row, options.due), line),
    closedAt: moment(field(row, options.closed), line),
    isLate: flag === options.late ? true : flag === options.onTime ? false : null,
  };
}

/** A moment with an offset, or local time, which is then taken as China's: only the distances count. */
function moment(value: unknown, line: number): Instant | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value.replace(' ', 'T') : 'no moment';
  const at = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`);
  if (Number.isNaN(at)) throw badLine(line, words('不是时刻', 'no moment'));
  return instantOf(at);
}
